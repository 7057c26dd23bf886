import type { UnitOfWork } from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import { LostRunsTimer } from './lost-runs.timer';

/** One round, with changes of these profiles untold. */
async function find(untold: readonly string[]) {
  const alerts: unknown[] = [];
  const asked: unknown[] = [];
  const unit = {
    enqueue: (_: unknown, { payload }: { payload: { profile: string } }) =>
      asked.push(payload.profile),
  } as unknown as UnitOfWork;
  const timer = new LostRunsTimer(
    { every: () => undefined } as never,
    {
      query: (sql: string) =>
        Promise.resolve(sql.includes('told_version') ? untold.map((profile) => ({ profile })) : []),
    } as never,
    { run: (work: (unit: UnitOfWork) => unknown) => Promise.resolve(work(unit)) } as never,
    {} as never,
    {} as never,
    new Profiles({ profiles: [testProfile({ id: 'here' })], keepDays: 400 }),
    { child: () => ({ error: (facts: unknown) => alerts.push(facts) }) } as never,
  );
  await timer.find();
  return { alerts, asked };
}

describe('changes that nobody tells', () => {
  it('are told, with an alert', async () => {
    expect(await find(['here'])).toMatchObject({ asked: ['here'], alerts: [{ profile: 'here' }] });
  });

  it('of a profile that is not configured any more are nobody’s to tell', async () => {
    expect(await find(['gone'])).toEqual({ asked: [], alerts: [] });
  });
});
