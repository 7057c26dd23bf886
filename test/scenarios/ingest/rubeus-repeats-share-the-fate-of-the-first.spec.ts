import { eventually, rubeusSample, startCluster, type KafkaCluster } from '@ponte/testing';
import type { Answered } from '../../fixtures/ingest/http-post';
import { crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * A repeat is dropped only because the first is on the log. While that one is still on its way its repeat hears nothing,
 * and then what the first hears. What was answered 503 is remembered as nothing at all: when it is sent again it is
 * published, under the same id, since it may have landed after all; also where a later body of the same record failed
 * behind it. One answer holds for a whole array: 200 only when all of it is on the log.
 */
describe('a repeat of Rubeus while Kafka is slow or away', () => {
  let cluster: KafkaCluster;
  let world: CrmWorld;
  const contact = (id: string, more: object = {}): object => ({
    ...rubeusSample('contato'),
    id,
    ...more,
  });
  const tell = (...elements: object[]): Promise<Answered> => world.tell('contato', elements);
  const waiting = () => world.metric(/^ponte_publish_queue_records /);

  beforeAll(async () => {
    cluster = await startCluster();
    world = await crmWorld({
      brokers: cluster.brokers,
      limits: { publishWithin: '2s' },
      env: { KAFKA_REQUEST_TIMEOUT_MS: '1500' },
    });
    expect((await tell(contact('1001'))).status).toBe(200);
  });

  it('waits for the first, and is dropped once that has landed', async () => {
    let heard = 0;
    const send = () => tell(contact('1002')).finally(() => (heard += 1));
    cluster.freeze(1);
    const answers = [send()];
    try {
      await eventually(async () => (await waiting()) === 1);
      answers.push(send(), send());
      // All three are in: the process has answered whoever came behind them.
      expect((await world.tell('contato', '[]')).status).toBe(200);
      expect([heard, await waiting()]).toEqual([0, 1]);
    } finally {
      cluster.thaw(1);
    }
    const told = (await Promise.all(answers)).map((answered) => answered.json());
    expect(told).toMatchObject([{ accepted: 1 }, { repeated: 1 }, { repeated: 1 }]);
    expect(await world.idsOf('contato', '1002')).toHaveLength(1);
  });

  it('hears 503 with the first, and nothing of it is dropped later', async () => {
    cluster.freeze(1);
    let refused: Answered[];
    try {
      refused = await Promise.all([
        tell(contact('1003'), contact('1003', { nome: 'Depois' })),
        tell(contact('1003', { nome: 'Depois' })),
        tell(contact('1004'), contact('1004')),
      ]);
    } finally {
      cluster.thaw(1);
    }
    for (const { status, headers } of refused) {
      expect(status).toBe(503);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    }
    const again = async (...elements: object[]): Promise<Answered> =>
      eventually(async () => {
        const answered = await tell(...elements);
        return answered.status === 200 && answered;
      });
    // As if they had never come: not one of these is taken for a repeat of what was answered 503.
    expect((await again(contact('1003'))).json()).toMatchObject({ accepted: 1, repeated: 0 });
    expect((await again(contact('1003', { nome: 'Depois' }))).json()).toMatchObject({
      accepted: 1,
    });
    expect((await again(contact('1004'), contact('1004'))).json()).toMatchObject({
      ...{ accepted: 1, repeated: 1 },
    });
    const ids = await world.idsOf('contato', '1004');
    expect(new Set(ids).size).toBe(1);
    expect((await again(contact('1004'))).json()).toMatchObject({ repeated: 1 });
  });

  it('of an array is told by one answer for all: 503 if one element has not landed', async () => {
    await cluster.kill(1);
    const body = [contact('1005'), { cpf: 'nobody' }, contact('1006')];
    expect((await tell(...body)).status).toBe(503);
    await cluster.restore(1);
    const answered = await eventually(
      async () => {
        const told = await tell(...body);
        return told.status === 200 && told;
      },
      { timeoutMs: 30_000 },
    );
    // Those of them that had landed before are repeats now.
    const { accepted, rejected, repeated } = answered.json<Record<string, number>>();
    expect([accepted! + repeated!, rejected]).toEqual([2, 1]);
    for (const id of ['1005', '1006'])
      expect((await world.idsOf('contato', id)).length).toBeGreaterThanOrEqual(1);
  });
});
