import { setTimeout as delay } from 'node:timers/promises';
import type { PonteLogger } from '@ponte/platform';
import { deadLetter } from '../dead-letters/dead-letter';
import { PublishError, type Publisher } from '../publish/publisher';
import { HeldKeys } from './held-keys';
import { orderKeyOf, type OutboxRow } from './outbox-row';
import type { OutboxStore } from './outbox-store';
import { SentMarker } from './sent-marker';
import { RENEWALS_PER_LEASE, type ShardLeases } from './shard-leases';
import { Wakeable } from './wakeable';

/** Rows read in one go, and rows under way at most: they are held in memory. */
const READ_LIMIT = 500;
const UNDER_WAY_LIMIT = 2_000;
/** Bytes of their values at most, beyond one row: events are some KiB, dead letters may have a MiB. */
const UNDER_WAY_BYTES = 32 * 1024 * 1024;
/** Polling is the guarantee; being woken after a commit is what makes it quick. */
const POLL_MS = 1_000;
/** More keys than this waiting for their delay, and the relay waits with them: they go into each query. */
const HELD_LIMIT = 10_000;

/** What the relay tells of itself, for metrics. */
export interface RelayListener {
  sent(topic: string): void;
  buried(topic: string): void;
}

/**
 * Publishes what committed transactions have told: the rows of its shards by identity, many keys at once, the records of
 * one key one after another. At least once: after a crash between acknowledgement and mark a record is sent again, with
 * the same event id.
 *
 * A record is offered to the publisher for as long as its shard's lease surely holds, and offered again after: a relay
 * that was frozen and has lost its shards must not wake up with old records in the publisher's queue.
 */
export class OutboxRelay {
  private readonly held = new HeldKeys();
  private readonly busy = new Map<string, number>();
  private readonly wakeable = new Wakeable();
  private readonly marker: SentMarker;
  private underWay = { rows: 0, bytes: 0 };
  private renewAt = 0;
  private leaving = false;
  private left = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    private readonly store: OutboxStore,
    private readonly leases: ShardLeases,
    private readonly publisher: Publisher,
    private readonly log: PonteLogger,
    private readonly listener: RelayListener,
  ) {
    this.marker = new SentMarker(store, leases, (error) =>
      this.trouble(error, 'sent rows could not be marked'),
    );
  }

  start(): void {
    this.running = this.run();
  }

  /** There may be new rows. */
  wake(): void {
    this.wakeable.wake();
  }

  /** Sends what can be sent now, until `signal` aborts; then gives the shards back. */
  async stop(signal: AbortSignal): Promise<void> {
    this.leaving = true;
    this.wake();
    const aborted = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    if (!signal.aborted) await Promise.race([this.running, aborted]);
    this.left = true;
    this.wake();
    await this.leases.release(() => new Set(this.busy.values()));
  }

  private async run(): Promise<void> {
    while (!this.left) {
      let found = false;
      try {
        await this.renewInTime();
        found = await this.pass();
      } catch (error) {
        await this.trouble(error, 'the outbox could not be read');
      }
      if (found) continue;
      if (this.leaving && this.busy.size === 0) return;
      await this.wakeable.sleep(Math.min(POLL_MS, this.held.nextDueMs()));
    }
  }

  private async renewInTime(): Promise<void> {
    if (performance.now() < this.renewAt) return;
    await this.leases.renew(new Set(this.busy.values()));
    this.renewAt = performance.now() + this.leases.leaseMs / RENEWALS_PER_LEASE;
  }

  /** Reads the next rows and sets them under way. `false` if there is nothing to do before the next wake-up. */
  private async pass(): Promise<boolean> {
    const shards = this.leases.held().map(({ shard }) => shard);
    const room = {
      rows: Math.min(READ_LIMIT, UNDER_WAY_LIMIT - this.underWay.rows),
      bytes: UNDER_WAY_BYTES - this.underWay.bytes,
    };
    const waiting = this.held.waiting();
    const full = room.rows <= 0 || room.bytes <= 0 || waiting.length > HELD_LIMIT;
    if (shards.length === 0 || full) return false;
    const rows = await this.store.waiting(shards, [...this.busy.keys(), ...waiting], room);
    for (const [key, group] of byKey(rows)) {
      this.busy.set(key, group[0]?.shard ?? 0);
      const bytes = group.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
      this.underWay.rows += group.length;
      this.underWay.bytes += bytes;
      void this.sendInOrder(key, group).finally(() => {
        this.busy.delete(key);
        this.underWay.rows -= group.length;
        this.underWay.bytes -= bytes;
        this.wake();
      });
    }
    return rows.length > 0;
  }

  /** Never rejects. Stops at the first record of the key that cannot be sent now. */
  private async sendInOrder(key: string, rows: readonly OutboxRow[]): Promise<void> {
    const fence = this.fenceOf(rows[0]);
    const marks: Promise<void>[] = [];
    for (const row of rows) {
      if (fence === undefined || this.fenceOf(row) !== fence) break;
      const end = await this.send(row);
      if (end === 'later') {
        this.held.failed(key);
        break;
      }
      this.held.sent(key);
      if (end === 'sent') marks.push(this.marker.mark(row.id));
    }
    await Promise.all(marks);
  }

  private async send(row: OutboxRow): Promise<'sent' | 'buried' | 'later'> {
    const { topic, key, value, headers } = row;
    try {
      await this.publisher.publish(
        { topic, key, value, headers },
        { deadlineMs: this.leases.remainingMs() },
      );
      this.listener.sent(topic);
      return 'sent';
    } catch (error) {
      const forGood =
        error instanceof PublishError && (error.code === 'too-large' || error.code === 'refused');
      return forGood ? await this.bury(row, error) : this.later(row, error);
    }
  }

  private later(row: OutboxRow, error: unknown): 'later' {
    this.log.debug(
      { err: error, topic: row.topic, outboxId: row.id },
      'an outbox record could not be sent; its key waits',
    );
    return 'later';
  }

  /** The row can never be sent: a dead letter takes its place, and its key goes on. */
  private async bury(row: OutboxRow, error: PublishError): Promise<'buried' | 'later'> {
    const letters = deadLetter(
      this.service,
      { ...row, partition: null, offset: null, eventId: row.eventId ?? `outbox/${row.id}` },
      { class: 'outbox', reason: error.message },
      new Date(),
    );
    // A dead letter that cannot be sent has nowhere left to go: it stays in the table, marked.
    const letter = row.topic === letters.topic ? null : letters;
    try {
      await this.store.bury(row, error.message, letter);
    } catch (trouble) {
      this.log.warn(
        { err: trouble, outboxId: row.id },
        'an outbox record that can never be sent could not be marked',
      );
      return 'later';
    }
    this.log.error(
      { err: error, topic: row.topic, outboxId: row.id, eventId: row.eventId },
      'an outbox record can never be sent and is dead',
    );
    this.listener.buried(row.topic);
    return 'buried';
  }

  private fenceOf(row: OutboxRow | undefined): string | undefined {
    return this.leases.held().find(({ shard }) => shard === row?.shard)?.fence;
  }

  private async trouble(error: unknown, what: string): Promise<void> {
    this.log.warn({ err: error }, what);
    await delay(POLL_MS);
  }
}

function byKey(rows: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(orderKeyOf(row));
    if (group) group.push(row);
    else groups.set(orderKeyOf(row), [row]);
  }
  return groups;
}
