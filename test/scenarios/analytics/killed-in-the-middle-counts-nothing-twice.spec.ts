import { screeningRequested } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { AnalyticsWorld, told } from '../../fixtures/analytics/analytics-world';

const RECORDS = 40_000;
/** Every tenth was delivered twice, the second time much later. */
const REPEATED = RECORDS / 10;
const TOTAL = RECORDS + REPEATED;
const KILLS = 3;

const QUERY = `SELECT (SELECT count(*)::int FROM event) AS events, coalesce(sum(kept), 0)::int AS kept,
  coalesce(sum(repeated), 0)::int AS repeated, coalesce(sum(next_offset), 0)::int AS read FROM read_position`;

interface Standing {
  readonly events: number;
  readonly kept: number;
  readonly repeated: number;
  readonly read: number;
}

/**
 * The position in a partition and the records before it are kept in one transaction. So a reading that is killed three times
 * on its way, and started again each time, ends with every record counted once, and those that were delivered twice too;
 * at each death what is kept and how far it was read agree.
 */
describe('a reading that is killed in the middle', () => {
  it('goes on where it was, and counts nothing twice', async () => {
    const world = await AnalyticsWorld.create([screeningRequested.topic]);
    const records = Array.from({ length: RECORDS }, (_, n) =>
      told(screeningRequested, `id-${n}`, { applicationId: n % 5_000 }),
    );
    await world.write([...records, ...records.filter((_, n) => n % 10 === 0)]);
    const standing = async (): Promise<Standing> =>
      (await world.rows<Standing>(QUERY))[0] as Standing;

    let before = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const running = world.start();
      await eventually(
        async () => {
          const { read } = await standing();
          if (read <= before) throw new Error(`${read} records read`);
        },
        { timeoutMs: 40_000, intervalMs: 5, what: 'a first transaction after the start' },
      );
      running.signal('SIGKILL');
      expect((await running.ended).signal).toBe('SIGKILL');
      const { events, kept, repeated, read } = await standing();
      expect(read).toBeLessThan(TOTAL);
      expect({ kept, read }).toEqual({ kept: events, read: kept + repeated });
      before = read;
    }

    const { code, stderr } = await world.run();
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(await standing()).toEqual({
      events: RECORDS,
      kept: RECORDS,
      repeated: REPEATED,
      read: TOTAL,
    });
  });
});
