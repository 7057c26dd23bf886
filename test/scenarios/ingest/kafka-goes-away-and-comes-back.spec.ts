import {
  eventually,
  movedEvent,
  startCluster,
  writeRecords,
  type KafkaCluster,
} from '@ponte/testing';
import type { Answered } from '../../fixtures/ingest/http-post';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Kafka dies under load and comes back. The first senders hear 503 with Retry-After within their deadline; after that
 * everybody hears it at once, so that no queue of waiting senders builds up. Within a second of the moment at which an
 * independent client (acks=all) first succeeds, senders hear 200 again. Whatever was answered 200, before, during or
 * after, is on the log.
 */
describe('ingest while Kafka is away', () => {
  const DEADLINE_MS = 2_000;
  let cluster: KafkaCluster;
  let world: IngestWorld;
  const acknowledged: string[] = [];
  let loading = true;

  interface Told extends Pick<Answered, 'status' | 'headers'> {
    readonly at: number;
    readonly afterMs: number;
  }
  const told: Told[] = [];
  const live = new Set<number>();
  const senders: Promise<void>[] = [];

  /** One sender after another's answer, forever. */
  async function sender(): Promise<void> {
    while (loading) {
      const body = movedEvent();
      const from = performance.now();
      const { status, headers } = await world.gupy(body);
      const at = performance.now();
      told.push({ status, headers, at, afterMs: at - from });
      if (status === 200) acknowledged.push(`acme:${body.id}`);
      // Refusals come at once; asking whether the process lives gives them a pace, and must be answered throughout.
      else live.add((await fetch(`${world.app.managementUrl}/health/live`)).status);
    }
  }
  const since = (from: number) => told.filter(({ at }) => at > from);

  beforeAll(async () => {
    cluster = await startCluster();
    world = await ingestWorld({
      brokers: cluster.brokers,
      limits: { publishWithin: `${DEADLINE_MS}ms` },
      env: { KAFKA_REQUEST_TIMEOUT_MS: '1500' },
    });
  });

  afterAll(async () => {
    // A failed test must not be hidden behind senders whose server has gone.
    loading = false;
    await Promise.allSettled(senders);
  });

  it('refuses in time, then at once, takes again within a second, and loses nothing', async () => {
    senders.push(...Array.from({ length: 8 }, sender));
    await eventually(() => acknowledged.length > 200, { timeoutMs: 20_000 });

    const killedAt = performance.now();
    await cluster.kill(1);
    const refused = await eventually(
      () => since(killedAt).find(({ status }) => status === 503) ?? false,
    );
    expect(refused.headers['retry-after']).toBe('1');
    // Every sender has heard its first 503: from now on it is known that Kafka is away.
    await eventually(() => since(killedAt).filter(({ status }) => status === 503).length > 16);
    const knownAt = performance.now();
    await eventually(() => since(knownAt).length > 200);
    // A few ms on a quiet machine; the bound tells "at once" from "at the deadline" on a busy one.
    const sudden = since(knownAt).filter(({ afterMs }) => afterMs < DEADLINE_MS / 4);
    expect(sudden.length / since(knownAt).length).toBeGreaterThan(0.95);
    expect(Math.max(...since(killedAt).map(({ afterMs }) => afterMs))).toBeLessThan(
      DEADLINE_MS + 1_500,
    );
    expect((await fetch(`${world.app.managementUrl}/health/ready`)).status).toBe(503);

    const independent = (async () => {
      await eventually(
        () => writeRecords(cluster.brokers, world.topic('gupy.job.changed.v1'), [{ value: '{}' }]),
        {
          timeoutMs: 30_000,
          intervalMs: 20,
        },
      );
      return performance.now();
    })();
    await Promise.all([cluster.restore(1), independent]);
    const backAt = await independent;
    const first = await eventually(
      () => since(knownAt).find(({ status }) => status === 200) ?? false,
    );
    expect(first.at - backAt).toBeLessThan(1_000);
    await eventually(() => since(backAt).filter(({ status }) => status === 200).length > 200);
    loading = false;
    await Promise.all(senders);

    expect(live).toEqual(new Set([200]));
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200, 503]));
    const onTheLog = new Set(
      (await world.records('gupy.application.moved.v1')).map(({ headers }) => headers.ce_id),
    );
    expect(acknowledged.filter((id) => !onTheLog.has(id))).toEqual([]);
    await eventually(
      async () => (await fetch(`${world.app.managementUrl}/health/ready`)).status === 200,
    );
  });

  it('says so in a few lines, not one for each request', () => {
    const lines = world.app.logs.records.filter(({ msg }) => /not published/.test(String(msg)));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(10);
  });
});
