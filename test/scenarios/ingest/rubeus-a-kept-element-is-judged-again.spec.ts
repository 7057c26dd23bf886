import { eventually, rubeusSample, writeRecords, type LoggedRecord } from '@ponte/testing';
import { CRM_SECRETS, crmTrigger, crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * What Rubeus was answered 200 for it does not send again. A trigger that was configured as the wrong kind fills
 * `ingest.rejected.v1` with elements that are perfectly good; once the file is mended, each of them becomes the event that
 * it would have been, under one id however often it is replayed. What is still bad stays.
 */
describe('an element of Rubeus that was kept aside', () => {
  let world: CrmWorld;
  let kept: LoggedRecord[];
  const replay = async (records: readonly LoggedRecord[]): Promise<void> => {
    const messages = records.map(({ key, value, headers }) => ({ key, value, headers }));
    await writeRecords(world.brokers, world.topic('ingest.replay.v1'), messages);
  };
  const judged = (outcome: string) =>
    world.metric(new RegExp(`ingest_replayed_total\\{.*outcome="${outcome}"`));

  beforeAll(async () => {
    // The contacts' trigger, configured as one of events.
    const secrets = [{ env: `RUBEUS_${CRM_SECRETS.contato.slice(0, 8).toUpperCase()}` }];
    const before = await crmWorld({ source: { triggers: [{ event: 'evento', secrets }] } });
    const elements = [rubeusSample('contato'), { id: '7', nome: 'Ana' }];
    expect((await before.tell('contato', elements)).json()).toMatchObject({ rejected: 2 });
    kept = await before.records('ingest.rejected.v1');
    await before.app.stop();
    world = await crmWorld({
      prefix: before.prefix,
      source: { triggers: [crmTrigger('contato')] },
    });
  });

  it('knows what its trigger told of', () => {
    expect(kept.map((record) => record.json())).toMatchObject([
      { kind: 'rubeus', source: 'vestibular', event: 'evento' },
      { kind: 'rubeus', source: 'vestibular', event: 'evento' },
    ]);
    expect(new Set(kept.map(({ headers }) => headers.ce_id)).size).toBe(2);
  });

  it('lands once the configuration is mended, as one event however often it is replayed', async () => {
    await replay([...kept, ...kept]);
    await eventually(async () => (await judged('accepted')) === 2);
    await eventually(async () => (await judged('rejected')) === 2);
    const landed = await world.received('contato');
    expect(landed.map(({ key }) => key)).toEqual(['vestibular/341', 'vestibular/341']);
    expect(new Set(landed.map(({ headers }) => headers.ce_id)).size).toBe(1);
    const [first] = landed;
    const [whole] = kept.filter(({ headers }) => headers.ce_id === first?.headers.ce_causationid);
    expect(first?.json()).toMatchObject({
      ...{ id: '341', aluno: false, exaluno: true },
      receivedAt: whole?.json<{ receivedAt: string }>().receivedAt,
    });
    expect(await world.received('evento')).toEqual([]);
  });

  it('is another event than what the sender tells now', async () => {
    expect((await world.tell('contato', [rubeusSample('contato')])).json()).toMatchObject({
      accepted: 1,
    });
    expect(await world.received('contato')).toHaveLength(3);
  });
});
