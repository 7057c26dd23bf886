import { contentHash, type OutboxDraft } from './outbox-draft';
import { HeldKeys } from './held-keys';
import { SHARDS, shardOf } from './shard';

describe('shardOf', () => {
  it('gives a key of a topic one shard, always the same: rows carry it', () => {
    expect(shardOf('screening.requested.v1', 'acme/529925562')).toBe(
      shardOf('screening.requested.v1', 'acme/529925562'),
    );
    expect([shardOf('a.v1', '1'), shardOf('a.v1', '2'), shardOf('b.v1', '1')]).toEqual([14, 11, 9]);
  });

  it('spreads keys over all shards', () => {
    const counts = new Array<number>(SHARDS).fill(0);
    for (let n = 0; n < 16_000; n += 1) counts[shardOf('t.v1', `key-${n}`)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
  });
});

describe('contentHash', () => {
  const draft: OutboxDraft = {
    topic: 't',
    key: 'k',
    eventId: 'e',
    value: Buffer.from('{}'),
    headers: { ce_time: '1' },
  };

  it('depends on topic, key and value, and not on the time of the attempt', () => {
    expect(contentHash({ ...draft, headers: { ce_time: '2', traceparent: 'x' } })).toEqual(
      contentHash(draft),
    );
    for (const other of [
      { topic: 'u' },
      { key: 'l' },
      { value: Buffer.from('[]') },
      { value: null },
    ]) {
      expect(contentHash({ ...draft, ...other })).not.toEqual(contentHash(draft));
    }
  });
});

describe('HeldKeys', () => {
  it('holds a key longer with each failure, never for ever, and forgets it when it is sent', () => {
    let now = 0;
    const keys = new HeldKeys(() => now);
    const delays: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      keys.failed('a');
      delays.push(keys.nextDueMs());
      expect(keys.waiting()).toEqual(['a']);
      now += keys.nextDueMs();
      expect(keys.waiting()).toEqual([]);
    }
    expect(delays).toEqual([100, 300, 1_000, 3_000, 10_000, 10_000, 10_000]);
    keys.sent('a');
    keys.failed('a');
    expect(keys.nextDueMs()).toBe(100);
  });
});
