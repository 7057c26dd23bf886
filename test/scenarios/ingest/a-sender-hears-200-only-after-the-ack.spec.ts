import { eventually, movedEvent, startCluster, type KafkaCluster } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * 200 tells the sender to forget the event, so it is said when the brokers have acknowledged the record, and never
 * before. While the broker holds its acknowledgement back nobody hears anything; what it acknowledges in time is 200 and
 * on the log; whoever waits longer than the deadline hears 503 and sends again, and that repeat has the same id as the
 * record that may have landed after all.
 */
describe('a sender of ingest', () => {
  let cluster: KafkaCluster;
  let world: IngestWorld;
  const ids = async () =>
    (await world.records('gupy.application.moved.v1')).map(({ headers }) => headers.ce_id ?? '');

  beforeAll(async () => {
    cluster = await startCluster();
    world = await ingestWorld({
      brokers: cluster.brokers,
      limits: { publishWithin: '3s' },
      env: { KAFKA_REQUEST_TIMEOUT_MS: '2500' },
    });
    expect((await world.gupy(movedEvent())).status).toBe(200);
  });

  it('hears nothing while the acknowledgement is held back, and 200 once it is given', async () => {
    const bodies = Array.from({ length: 20 }, () => movedEvent());
    let heard = 0;
    cluster.freeze(1);
    const answers = bodies.map((body) => world.gupy(body).finally(() => (heard += 1)));
    try {
      // The publisher has taken all of them: they wait for the frozen broker.
      await eventually(async () => (await world.metric(/^ponte_publish_queue_records /)) === 20);
      expect(heard).toBe(0);
    } finally {
      cluster.thaw(1);
    }
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(
      new Set([200]),
    );
    expect(await ids()).toEqual(expect.arrayContaining(bodies.map(({ id }) => `acme:${id}`)));
  });

  it('hears 503 with Retry-After when the deadline passes, and its repeat has the same id', async () => {
    const body = movedEvent();
    cluster.freeze(1);
    const from = performance.now();
    try {
      const refused = await world.gupy(body);
      expect(performance.now() - from).toBeGreaterThan(2_900);
      expect(performance.now() - from).toBeLessThan(4_500);
      expect(refused.json()).toEqual({ status: 503, error: expect.stringContaining('novamente') });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    } finally {
      cluster.thaw(1);
    }
    const again = await eventually(async () => {
      const answered = await world.gupy(body);
      return answered.status === 200 && answered;
    });
    expect(again.json()).toEqual({ status: 'accepted', id: `acme:${body.id}` });
    expect(await ids()).toContain(`acme:${body.id}`);
  });
});
