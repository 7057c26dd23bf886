import { eventually, type KafkaCluster, rubeusSample, startCluster } from '@ponte/testing';
import { type CrmWorld, crmWorld } from '../../fixtures/ingest/crm-world';

/**
 * A change that was answered 503 may be on the log all the same. If the next thing that Rubeus tells is what it told before
 * that change, then dropping it as a repeat would leave every consumer with a change that was taken back. So it is news, under
 * an id of its own, and lies behind the change.
 */
describe('a change of Rubeus that was answered 503 and taken back', () => {
  let cluster: KafkaCluster;
  let world: CrmWorld;
  const tell = async (cidade: string) => {
    const answered = await world.tell('contato', [{ ...rubeusSample('contato'), cidade }]);
    return { ...answered.json(), status: answered.status };
  };

  beforeAll(async () => {
    cluster = await startCluster();
    world = await crmWorld({
      ...{ brokers: cluster.brokers, source: { dedupeWithin: '24h' } },
      ...{ limits: { publishWithin: '2s' }, env: { KAFKA_REQUEST_TIMEOUT_MS: '1500' } },
    });
  });

  it('leaves consumers with what was there before', async () => {
    expect(await tell('Bauru')).toMatchObject({ accepted: 1 });
    expect(await tell('Bauru')).toMatchObject({ repeated: 1 });
    cluster.freeze(1);
    try {
      // The second one repeats the first, and hears the same.
      const refused = await Promise.all([tell('Santos'), tell('Santos')]);
      expect(refused.map(({ status }) => status)).toEqual([503, 503]);
    } finally {
      cluster.thaw(1);
    }
    const back = await eventually(async () => {
      const told = await tell('Bauru');
      return told.status === 200 && told;
    });
    expect(back).toMatchObject({ accepted: 1, repeated: 0 });
    const records = await world.received('contato');
    const cities = records.map((record) => {
      const { raw } = record.json<{ sealed: { raw: string } }>().sealed;
      const opened = world.sealer.open(raw, { purpose: 'raw' }).toString();
      return (JSON.parse(opened) as { cidade: string }).cidade;
    });
    expect([cities[0], cities.at(-1)]).toEqual(['Bauru', 'Bauru']);
    expect(records[0]?.headers.ce_id).not.toBe(records.at(-1)?.headers.ce_id);
  });
});
