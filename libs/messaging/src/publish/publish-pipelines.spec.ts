import { isAvailable } from './availability';
import { PublishModel } from './testing/publish-model';

/** Partition 0 is led by broker 1, partition 1 by broker 2, partition 2 by broker 3, partition 3 by broker 1. */
const PARTITIONS = 4;

describe('PublishPipelines', () => {
  it('sends what came in one turn as one attempt, and what came meanwhile as the next', async () => {
    const model = new PublishModel(PARTITIONS);
    for (let n = 0; n < 50; n += 1) model.publish(0, 100);
    await model.time.advance(2);
    for (let n = 0; n < 50; n += 1) model.publish(0, 100);
    await model.time.advance(100);
    expect(model.kafka.attempts).toBe(2);
    expect(model.published.every(({ answers }) => answers[0] === 'acknowledged')).toBe(true);
  });

  it('refuses a record over its topic at once, and no other', async () => {
    const model = new PublishModel(PARTITIONS);
    const tooLarge = model.publish(0, 20_000);
    const good = model.publish(0, 1_000);
    await model.time.advance(50);
    expect([tooLarge.answers, good.answers]).toEqual([['too-large'], ['acknowledged']]);
  });

  it('finds a record that the broker refuses by halving, and only it fails', async () => {
    const model = new PublishModel(PARTITIONS);
    for (let n = 0; n < 128; n += 1) model.publish(0, 100);
    const culprit = model.published[77]?.id ?? '';
    model.kafka.culprits.add(culprit);
    await model.time.advance(1_000);
    expect(
      model.published.filter(({ answers }) => answers[0] !== 'acknowledged').map(({ id }) => id),
    ).toEqual([culprit]);
    expect(model.kafka.attempts).toBeLessThan(20);
  });

  it('answers 503 at the deadline first and at once from then on, while its neighbours go on', async () => {
    const model = new PublishModel(PARTITIONS);
    model.publish(0, 100, 5_000);
    await model.time.advance(100);
    model.kafka.stop(1);
    const first = model.publish(0, 100, 5_000);
    await model.time.advance(5_100);
    expect(first.answers).toEqual(['deadline']);
    expect(first.answeredAt - first.publishedAt).toBeGreaterThanOrEqual(5_000);

    const next = model.publish(0, 100, 5_000);
    const neighbour = model.publish(1, 100, 5_000);
    await model.time.advance(50);
    expect([next.answers, neighbour.answers]).toEqual([['unavailable'], ['acknowledged']]);
    expect(next.answeredAt).toBe(next.publishedAt);
    expect(isAvailable(model.pipelines, 't')).toBe(true);
  });

  it('accepts again within a second of the leader being back, one record proving it', async () => {
    const model = new PublishModel(PARTITIONS);
    model.kafka.stop(1);
    model.publish(0, 100, 5_000);
    await model.time.advance(10_000);
    model.kafka.up.add(1);
    await model.time.advance(500);
    const probe = model.publish(0, 100, 5_000);
    const impatient = model.publish(3, 100, 5_000);
    await model.time.advance(20);
    const after = model.publish(3, 100, 5_000);
    await model.time.advance(20);
    expect([probe.answers, impatient.answers, after.answers]).toEqual([
      ['acknowledged'],
      ['unavailable'],
      ['acknowledged'],
    ]);
  });

  it('keeps outbox records while a leader is away, and takes them as the probe', async () => {
    const model = new PublishModel(PARTITIONS);
    model.kafka.stop(1);
    const outbox = model.publish(0, 100);
    await model.time.advance(20_000);
    expect(outbox.answers).toEqual([]);
    model.kafka.up.add(1);
    await model.time.advance(600);
    expect(outbox.answers).toEqual(['acknowledged']);
  });

  it('writes nothing beyond the one attempt in flight after its publisher was refused, and nothing out of order, when a leader freezes', async () => {
    const model = new PublishModel(PARTITIONS);
    model.publish(0, 100, 5_000);
    await model.time.advance(50);
    model.kafka.frozen.add(1);
    const inFlight = model.publish(0, 100, 5_000);
    await model.time.advance(100);
    const behind = model.publish(0, 100, 5_000);
    await model.time.advance(15_000);
    expect([inFlight.answers, behind.answers]).toEqual([['deadline'], ['deadline']]);
    model.kafka.thaw(1);
    await model.time.advance(500);
    const later = model.publish(0, 100, 5_000);
    await model.time.advance(500);
    expect(later.answers).toEqual(['acknowledged']);
    expect(model.kafka.logs[0]).toEqual(['r0', inFlight.id, later.id]);
  });

  it('goes on at the new leader although the frozen old one still holds the attempt', async () => {
    const model = new PublishModel(PARTITIONS);
    model.publish(0, 100);
    await model.time.advance(50);
    model.kafka.frozen.add(1);
    const record = model.publish(0, 100);
    await model.time.advance(100);
    model.kafka.move(0, 2);
    await model.time.advance(5_000);
    expect(record.answers).toEqual(['acknowledged']);
    model.kafka.thaw(1);
    await model.time.advance(1_000);
    expect(model.kafka.logs[0]).toEqual(['r0', record.id]);
  });

  it('gives an innocent partition its turn beside one with much to send', async () => {
    const model = new PublishModel(PARTITIONS);
    for (let n = 0; n < 28; n += 1) model.publish(0, 10_000);
    const innocent = model.publish(3, 100);
    await model.time.advance(10);
    expect(innocent.answers).toEqual(['acknowledged']);
    await model.time.advance(2_000);
    expect(model.published.every(({ answers }) => answers[0] === 'acknowledged')).toBe(true);
    expect(model.kafka.largest.bytes).toBeLessThanOrEqual(20_000);
  });

  it('refuses what does not fit the queue, but leaves room beside a partition that is stuck', async () => {
    const model = new PublishModel(PARTITIONS);
    model.kafka.frozen.add(1);
    for (let n = 0; n < 200; n += 1) model.publish(0, 100);
    await model.time.advance(100);
    const other = model.publish(1, 100);
    await model.time.advance(100);
    expect(model.published.filter(({ answers }) => answers[0] === 'queue-full')).toHaveLength(50);
    expect(other.answers).toEqual(['acknowledged']);
    model.kafka.thaw(1);
  });

  it('does not let a partition that lacks replicas hold up others of the same leader', async () => {
    const model = new PublishModel(PARTITIONS);
    model.kafka.mishaps = Array.from({ length: 40 }, () => 'none' as const);
    const stuck = model.publish(0, 100);
    const innocent = model.publish(3, 100);
    model.kafka.mishaps = ['too-few-replicas', 'too-few-replicas', 'none', 'none'];
    await model.time.advance(30);
    expect([stuck.answers, innocent.answers]).toEqual([[], ['acknowledged']]);
    await model.time.advance(500);
    expect(stuck.answers).toEqual(['acknowledged']);
  });

  it('refuses records of a partition that lacks replicas for long, and of no other of the same leader', async () => {
    const model = new PublishModel(PARTITIONS);
    model.publish(0, 100, 5_000);
    model.publish(3, 100, 5_000);
    await model.time.advance(100);
    model.kafka.shortOfReplicas.add(0);
    const short = [];
    const healthy = [];
    for (let n = 0; n < 200; n += 1) {
      short.push(model.publish(0, 100, 5_000));
      // For six seconds nothing else of that leader succeeds.
      if (n > 60) healthy.push(model.publish(3, 100, 5_000));
      await model.time.advance(100);
    }
    expect(new Set(healthy.map(({ answers }) => answers[0]))).toEqual(new Set(['acknowledged']));
    expect(new Set(short.map(({ answers }) => answers[0]))).toEqual(
      new Set(['deadline', 'unavailable', undefined]),
    );
    expect(model.pipelines.pipelines.get(1)?.health.state).toBe('well');
    await model.heal();
    const after = model.publish(0, 100, 5_000);
    await model.time.advance(100);
    expect(after.answers).toEqual(['acknowledged']);
  });

  it('flushes on close and refuses what comes after', async () => {
    const model = new PublishModel(PARTITIONS);
    for (let n = 0; n < 20; n += 1) model.publish(n % PARTITIONS, 100);
    const closed = model.pipelines.close(1_000);
    const after = model.publish(0, 100);
    await model.time.advance(200);
    await closed;
    expect(after.answers).toEqual(['closed']);
    expect(model.published.slice(0, 20).every(({ answers }) => answers[0] === 'acknowledged')).toBe(
      true,
    );
  });

  it('tells what could not be flushed in time, once each', async () => {
    const model = new PublishModel(PARTITIONS);
    model.kafka.stop(1);
    const stuck = model.publish(0, 100);
    const closed = model.pipelines.close(1_000);
    await model.time.advance(1_100);
    await closed;
    expect(stuck.answers).toEqual(['closed']);
  });
});
