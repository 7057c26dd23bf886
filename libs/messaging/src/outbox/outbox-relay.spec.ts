import type { PonteLogger } from '@ponte/platform';
import {
  PublishError,
  type OutboundRecord,
  type PublishFailureCode,
  type Publisher,
} from '../publish/publisher';
import type { OutboxDraft } from './outbox-draft';
import { OutboxRelay } from './outbox-relay';
import { orderKeyOf, type OutboxRow } from './outbox-row';
import type { OutboxStore } from './outbox-store';
import type { ShardLeases } from './shard-leases';

const silent = { debug() {}, info() {}, warn() {}, error() {} } as unknown as PonteLogger;

/** The outbox table in memory. */
class Table {
  readonly rows: OutboxRow[] = [];
  readonly gone = new Set<string>();
  readonly letters: OutboxDraft[] = [];

  add(key: string, n: number): void {
    const id = String(this.rows.length + 1);
    this.rows.push({
      id,
      shard: 0,
      topic: 't.v1',
      key,
      eventId: `${key}-${n}`,
      value: Buffer.from(String(n)),
      headers: {},
    });
  }

  readonly store = {
    waiting: async (_shards: number[], except: string[], { rows }: { rows: number }) =>
      this.rows
        .filter((row) => !this.gone.has(row.id) && !except.includes(orderKeyOf(row)))
        .slice(0, rows),
    markSent: async (ids: string[]) => ids.forEach((id) => this.gone.add(id)),
    bury: async (row: OutboxRow, _reason: string, letter: OutboxDraft) => {
      this.gone.add(row.id);
      this.letters.push(letter);
    },
  } as unknown as OutboxStore;
}

const shard = { shard: 0, fence: '1' };
const leases = {
  owner: 'me',
  leaseMs: 15_000,
  renew: async () => undefined,
  held: () => [shard],
  owned: () => [shard],
  remainingMs: () => 10_000,
  release: async () => undefined,
} as unknown as ShardLeases;

/** A publisher that settles each record later, out of order between keys, and as `judge` says. */
class Log {
  readonly landed: string[] = [];
  readonly inFlight = new Map<string, number>();
  overlap = false;

  constructor(
    private readonly judge: (record: OutboundRecord, attempt: number) => PublishFailureCode | 'ok',
  ) {}
  private readonly attempts = new Map<string, number>();

  readonly publisher = {
    publish: async (record: OutboundRecord) => {
      const name = `${record.key}-${record.value?.toString()}`;
      const flying = (this.inFlight.get(record.key) ?? 0) + 1;
      this.inFlight.set(record.key, flying);
      this.overlap ||= flying > 1;
      await new Promise((resolve) => setImmediate(resolve));
      this.inFlight.set(record.key, flying - 1);
      const attempt = (this.attempts.get(name) ?? 0) + 1;
      this.attempts.set(name, attempt);
      const end = this.judge(record, attempt);
      if (end !== 'ok') throw new PublishError(end, end);
      this.landed.push(name);
      return { topic: record.topic, partition: 0 };
    },
  } as unknown as Publisher;
}

/** Relays until every row has landed or is buried. */
async function relayed(table: Table, log: Log): Promise<void> {
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const settle = (): void => {
    if (log.landed.length + table.letters.length === table.rows.length) finish();
  };
  const relay = new OutboxRelay('svc', table.store, leases, log.publisher, silent, {
    sent: settle,
    buried: settle,
  });
  relay.start();
  await finished;
  await relay.stop(new AbortController().signal);
}

describe('OutboxRelay', () => {
  it('keeps the order of a key when a record in its middle fails for a while, and lets other keys pass', async () => {
    const table = new Table();
    for (let n = 1; n <= 5; n += 1) for (const key of ['a', 'b']) table.add(key, n);
    const log = new Log(({ key, value }, attempt) =>
      key === 'a' && value?.toString() === '3' && attempt < 3 ? 'unavailable' : 'ok',
    );
    await relayed(table, log);
    expect(log.landed.filter((name) => name.startsWith('a'))).toEqual([
      'a-1',
      'a-2',
      'a-3',
      'a-4',
      'a-5',
    ]);
    expect(log.landed.filter((name) => name.startsWith('b'))).toEqual([
      'b-1',
      'b-2',
      'b-3',
      'b-4',
      'b-5',
    ]);
    expect(log.landed.indexOf('b-5')).toBeLessThan(log.landed.indexOf('a-3'));
    expect(log.overlap).toBe(false);
  });

  it.each(['too-large', 'refused'] as const)(
    'buries a record that is %s, and its key goes on',
    async (code) => {
      const table = new Table();
      for (let n = 1; n <= 3; n += 1) table.add('a', n);
      const log = new Log(({ value }) => (value?.toString() === '2' ? code : 'ok'));
      await relayed(table, log);
      expect(log.landed).toEqual(['a-1', 'a-3']);
      expect(table.letters).toHaveLength(1);
      expect(table.letters[0]).toMatchObject({
        topic: 'svc.dead.v1',
        key: 'a',
        headers: { 'ponte-dead-class': 'outbox', 'ponte-event-id': 'a-2' },
      });
    },
  );
});
