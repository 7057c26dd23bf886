import { ahgoraMonth } from '@ponte/testing';
import { CommitCut, type Cut } from '../../fixtures/payroll/commit-cut';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * The connection to PostgreSQL breaks at a commit. Whether it took place the service cannot know: what it heard is heard
 * again or known, a call that may be recorded is not made and taken back, and what Datasul answered is written for as long
 * as it takes. Each rubrica is posted once, and told so.
 */
describe('a commit that is cut posts nothing twice', () => {
  const RUBRICAS = 6;
  let world: PayrollWorld;
  let proxy: CommitCut;
  let month = 0;
  beforeAll(async () => {
    world = await PayrollWorld.prepare();
    proxy = await CommitCut.before(world.databaseUrl);
    await (await world.spawn({ DATABASE_URL: proxy.url })).ready();
  });

  it.each<Cut & { readonly what: string }>(
    [
      { what: 'of a request', after: 'INSERT INTO payroll_line' },
      { what: 'before a call', after: 'INSERT INTO payroll_call (' },
      { what: 'after a call', after: 'UPDATE payroll_call SET finished_at' },
    ].flatMap((each) => [
      { ...each, forwarded: false },
      { ...each, forwarded: true },
    ]),
  )('$what (committed: $forwarded)', async (cut) => {
    month += 1;
    const { items } = ahgoraMonth({ employees: 3, rubricas: 2 });
    proxy.arm(cut);
    const told = await world.ask(items.map((item) => ({ ...item, mescom: `0${month}` })));
    expect(told.map(({ state }) => state)).toEqual(Array(RUBRICAS).fill('accepted'));
    expect(proxy.cuts).toBe(month);
    const { totals } = await world.datasul.payroll();
    expect(totals).toMatchObject({ posts: month * RUBRICAS, repeats: 0 });
    await world.untilIdle();
    expect(await world.count(`payroll_entry WHERE state <> 'accepted'`)).toBe(0);
    expect(await world.count(`outbox WHERE topic LIKE '%dead%'`)).toBe(0);
  });
});
