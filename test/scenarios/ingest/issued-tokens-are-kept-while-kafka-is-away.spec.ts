import { eventually, startCluster, type KafkaCluster } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';
import { Issuer } from '../../fixtures/ingest/issuer';

/**
 * An outage of Kafka must not become one of credentials: Gupy takes a 401 for good where it repeats a 503. A sender with
 * an issued token hears 503 while nothing can be stored, and is accepted when Kafka is back, as one of the file is. What
 * is issued after the outage is in force as before. After 10 s out of touch, a token that is not known may have been issued
 * meanwhile, as where this process alone has lost Kafka: then it is answered 503 too.
 */
describe('issued tokens while Kafka is away', () => {
  let cluster: KafkaCluster;
  let world: IngestWorld;

  beforeAll(async () => {
    cluster = await startCluster();
    world = await ingestWorld({
      brokers: cluster.brokers,
      limits: { publishWithin: '2s' },
      env: { KAFKA_REQUEST_TIMEOUT_MS: '1500' },
    });
  });

  it('are kept, and followed again afterwards', async () => {
    const issuer = new Issuer(world);
    await issuer.untilApplied(await issuer.issue({ issued: {} }));
    expect(await world.statusWith('issued')).toBe(200);

    await cluster.kill(1);
    expect(await world.statusWith('issued')).toBe(503);
    expect(await world.statusWith('unknown')).toBe(401);
    // The reports are best effort: they fail, and no answer waits for them.
    await eventually(
      async () => ((await world.metric(/reports_failed_total\{.*report="applied"/)) ?? 0) > 0,
      { timeoutMs: 15_000 },
    );
    await eventually(async () => (await world.statusWith('unknown')) === 503, {
      timeoutMs: 15_000,
    });
    expect(await world.statusWith('issued')).toBe(503);

    await cluster.restore(1);
    await eventually(async () => (await world.statusWith('issued')) === 200, { timeoutMs: 20_000 });
    await eventually(() => issuer.issue({ next: {} }), { timeoutMs: 20_000 });
    await eventually(async () => (await world.statusWith('next')) === 200, { timeoutMs: 20_000 });
    expect(await world.statusWith('issued')).toBe(401);
  });
});
