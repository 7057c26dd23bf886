import type { Drain, Metrics, Periodic, PonteLogger, ServiceInfo } from '@ponte/platform';
import type { DataSource } from 'typeorm';
import { testProfile } from '../config/testing/test-profile';
import { CallSlots } from './call-slots';

const profile = testProfile();
profile.datasul.timeoutMs = 60_000;

function setUp() {
  const asked: { sql: string; parameters: unknown[] }[] = [];
  const database = { isAway: false, renews: true };
  const query = (sql: string, parameters: unknown[]): Promise<unknown> => {
    asked.push({ sql, parameters });
    if (database.isAway) return Promise.reject(new Error('away'));
    if (sql.includes('INSERT INTO payroll_slot')) return Promise.resolve([{ slot: 1 }]);
    const holders = parameters[0] as string[];
    return Promise.resolve([database.renews ? holders.map((holder) => ({ holder })) : [], 1]);
  };
  let renew: () => Promise<void> = () => Promise.resolve();
  const periodic = { every: (_: string, _ms: number, work: () => Promise<void>) => (renew = work) };
  const slots = new CallSlots(
    { query } as unknown as DataSource,
    { instance: 'one' } as ServiceInfo,
    periodic as unknown as Periodic,
    { add: () => undefined } as unknown as Drain,
    { child: () => ({ warn: () => undefined }) } as unknown as PonteLogger,
    { gauge: () => ({ inc: () => undefined, dec: () => undefined }) } as unknown as Metrics,
  );
  return { slots, asked, database, renew: () => renew() };
}

function later(ms: number): void {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + ms);
}

describe('the slot of a call', () => {
  afterEach(() => jest.restoreAllMocks());

  it("is nobody else's before the call in it has timed out, whatever becomes of its process", async () => {
    const { slots, asked, renew } = setUp();
    await slots.take(profile, 0);
    await renew();
    expect(asked.map(({ parameters }) => parameters.at(-1))).toEqual([75_000, [75_000]]);
  });

  it('is not called in after a process stood still, or the database was away', async () => {
    const { slots, database, renew } = setUp();
    const slot = await slots.take(profile, 0);
    expect(slot?.covers()).toBe(true);
    later(14_000);
    expect(slot?.covers()).toBe(true);
    await renew();
    later(14_000);
    expect(slot?.covers()).toBe(true);
    database.isAway = true;
    await expect(renew()).rejects.toThrow('away');
    later(2_000);
    expect(slot?.covers()).toBe(false);
  });

  it('is lost when others have it', async () => {
    const { slots, database, renew } = setUp();
    const slot = await slots.take(profile, 0);
    database.renews = false;
    later(14_000);
    await renew();
    later(2_000);
    expect(slot?.covers()).toBe(false);
  });

  it('covers nothing any more once it is given back', async () => {
    const { slots } = setUp();
    const slot = await slots.take(profile, 0);
    await slot?.release();
    expect(slot?.covers()).toBe(false);
  });

  it('is given on to the next call of the process, for a while, and is no longer of the one before', async () => {
    const { slots, asked } = setUp();
    const first = await slots.take(profile, 0);
    await slots.take(profile, 0);
    const [next, last] = [slots.take(profile, 10_000), slots.take(profile, 10_000)];
    await first?.release();
    expect(first?.covers()).toBe(false);
    const second = await next;
    expect(second?.covers()).toBe(true);
    expect(asked).toHaveLength(2);
    later(6_000);
    await second?.release();
    expect((await last)?.covers()).toBe(true);
    expect(asked.map(({ sql }) => sql.trim().slice(0, 6))).toEqual([
      ...['INSERT', 'INSERT', 'DELETE', 'INSERT'],
    ]);
  });

  it('is not given on if it may be of others by now', async () => {
    const { slots, asked } = setUp();
    const first = await slots.take(profile, 0);
    await slots.take(profile, 0);
    const next = slots.take(profile, 10_000);
    later(16_000);
    await first?.release();
    await next;
    expect(asked.filter(({ sql }) => sql.includes('INSERT'))).toHaveLength(3);
  });
});
