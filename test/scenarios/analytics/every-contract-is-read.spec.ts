import type { TestRecord } from '../../fixtures/analytics/analytics-world';
import { AnalyticsWorld, businessContracts, told } from '../../fixtures/analytics/analytics-world';

const UNKNOWN = 'gupy.offer.signed.v3';
const MACHINERY = ['ingest.rejected.v1', 'candidate-screening.dead.v1', 'task.held.v1'];

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/**
 * The example of every business contract is read, once, although it was delivered twice, and every view can bear it. What
 * nobody planned for breaks nothing: an unknown topic, an unknown field, a record that is no JSON, half a surrogate pair,
 * a number where a time should be. Topics that are machinery, and those of another environment, are left alone.
 */
describe('a stream with the example of every contract', () => {
  it('is read once each, and nothing odd stops it', async () => {
    const topics = businessContracts.map(({ topic }) => topic);
    const world = await AnalyticsWorld.create([...topics, UNKNOWN, ...MACHINERY]);
    const examples = businessContracts.map((contract) =>
      told(contract, `id-${contract.topic}`, {}),
    );
    await world.write([...examples, ...examples]);
    const odd = (id: string, value: Buffer): TestRecord => ({
      topic: UNKNOWN,
      key: id,
      headers: { ce_id: id, ce_type: UNKNOWN },
      value,
    });
    await world.write([
      odd('new', json({ source: 'acme', offer: { signed: true, half: '\ud800', zero: '\0' } })),
      odd('no-json', Buffer.from('<html>')),
      odd('no-object', json([1])),
      { topic: UNKNOWN, key: 'no-id', headers: {}, value: json({ date: 17 }) },
    ]);
    const odder = { futureField: { any: ['thing'] }, date: 'yesterday', resultDate: 5 };
    const screening = businessContracts.find(({ topic }) => topic === 'screening.concluded.v1');
    const [plain] = examples.filter(({ topic }) => topic === screening?.topic);
    await world.write([
      {
        topic: 'screening.concluded.v1',
        key: 'odd',
        headers: { ce_id: 'odd', ce_time: 'never' },
        value: json({ ...JSON.parse(String(plain?.value)), ...odder, screeningId: 'odd' }),
      },
    ]);
    await world.write(
      MACHINERY.map((topic) => ({ topic, key: 'k', headers: { ce_id: topic }, value: json({}) })),
    );

    const { code, stdout, stderr } = await world.run(['--json']);

    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Lido até o fim'),
    });
    const read = await world.rows<{ type: string; records: number }>(
      'SELECT type, records::int FROM read_by_type',
    );
    const expected = new Map(topics.map((topic) => [topic, 1]));
    expected.set(UNKNOWN, 2).set('screening.concluded.v1', 2);
    expect(new Map(read.map(({ type, records }) => [type, records]))).toEqual(expected);
    const [sums] = await world.rows(
      'SELECT sum(repeated)::int AS repeated, sum(unreadable)::int AS unreadable FROM read_position',
    );
    expect(sums).toEqual({ repeated: topics.length, unreadable: 2 });
    for (const { viewname } of await world.rows<{ viewname: string }>(
      "SELECT viewname FROM pg_views WHERE schemaname = 'analytics'",
    )) {
      await world.rows(`SELECT * FROM ${viewname}`);
    }
    expect(Object.keys(JSON.parse(stdout))).toContain('funnel');
    const again = await world.run([]);
    expect(again.stderr).toContain('0 novos, 0 repetidos, 0 ilegíveis');
    expect(again.stdout).toContain(`2 de ${UNKNOWN}: guardados, sem visão.`);
  });
});
