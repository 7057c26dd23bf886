import { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import { ScheduleTimer } from './schedule.timer';

/** One look at the schedule at noon in São Paulo, with an empty database. */
async function look({ broken = '' } = {}) {
  const alerts: unknown[] = [];
  const begun: string[] = [];
  const noted: { profile: string; refused?: string | null }[] = [];
  const schedule = { times: ['06:00', '11:30'], graceMinutes: 60 };
  const profiles = ['one', 'two'].map((id) =>
    testProfile({ id, schedule: { ...schedule, times: [...schedule.times, '18:00'] } }),
  );
  let work: (signal: AbortSignal) => Promise<void> = () => Promise.resolve();
  const log = { error: (facts: unknown) => alerts.push(facts), warn: () => undefined };
  new ScheduleTimer(
    { every: (_: string, __: number, given: typeof work) => (work = given) } as never,
    { run: (inside: (unit: unknown) => unknown) => inside({ manager: {} }) } as never,
    { manager: {} } as never,
    new Profiles({ profiles, keepDays: 400 }),
    {
      taken: (_: unknown, profile: string) =>
        profile === broken ? Promise.reject(new Error('gone')) : Promise.resolve(new Set()),
      anyBefore: (_: unknown, profile: string) =>
        Promise.resolve(noted.some((each) => each.profile === profile)),
      take: () => Promise.resolve(true),
      note: (_: unknown, profile: string, __: unknown, what: { refused?: string }) =>
        noted.push({ profile, refused: what.refused ?? null }),
    } as never,
    { lockProfile: () => undefined, openOf: () => Promise.resolve(undefined) } as never,
    {
      start: (_: unknown, { profile }: { profile: string }) => {
        begun.push(profile);
        return Promise.resolve({ started: true, runId: 'r', mode: 'full' });
      },
    } as never,
    { now: () => new Date('2026-03-02T15:00:00Z') },
    { child: () => log } as never,
  );
  await work(new AbortController().signal);
  return { alerts, begun, noted };
}

describe('a look at the schedule', () => {
  it('misses no time that passed before the first start, however many there are', async () => {
    const { alerts, begun, noted } = await look();
    expect(begun).toEqual(['one', 'two']);
    expect(noted.filter(({ profile }) => profile === 'one').map(({ refused }) => refused)).toEqual([
      ...['before-first', 'before-first', null],
    ]);
    expect(alerts).toEqual([]);
  });

  it('of one profile that fails does not keep the others from beginning', async () => {
    expect((await look({ broken: 'one' })).begun).toEqual(['two']);
  });
});
