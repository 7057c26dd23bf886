import type { DataSource, EntityManager } from 'typeorm';
import { type AttemptMode, type ConsumeAttempt, nextAttempt } from './attempt-rules';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

const READ = `SELECT first_offset, last_offset, starts, narrow_until FROM consume_attempt WHERE topic = $1 AND partition = $2`;
const WRITE = `
  INSERT INTO consume_attempt (topic, partition, first_offset, last_offset, starts, narrow_until)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (topic, partition) DO UPDATE SET first_offset = excluded.first_offset, last_offset = excluded.last_offset,
    starts = excluded.starts, narrow_until = excluded.narrow_until, at = now()`;
const ENDED = `UPDATE consume_attempt SET starts = 0 WHERE topic = $1 AND partition = $2 AND first_offset = $3`;

type Row = {
  first_offset: string;
  last_offset: string;
  starts: number;
  narrow_until: string | null;
};

/**
 * Counts the deaths of the process, slice by slice: a row says that a slice was begun, committed before the slice, and
 * the slice's own transaction takes it back. Whoever finds it, a restarted process or another one, knows that the
 * process died (out of memory, an endless loop, a kill) while these events ran.
 */
export class ConsumeAttempts {
  /** What is recorded, per partition, while this process reads it: spares a query per slice. */
  private readonly known = new Map<
    string,
    { at: TopicPartition; attempt: ConsumeAttempt; mode: AttemptMode; open: boolean }
  >();

  constructor(private readonly database: DataSource) {}

  /** Records that events `first`…`last` are about to run and says how they may be run. */
  async begin(at: TopicPartition, first: bigint, last: bigint): Promise<AttemptMode> {
    const key = keyOf(at);
    const known = this.known.get(key);
    // The same slice again in the same process (the database was away): nobody died.
    if (known?.open && known.attempt.firstOffset === first) return known.mode;
    const next = nextAttempt(known?.attempt ?? (await this.read(at)), first, last);
    const { attempt, mode } = next;
    await this.database.query(WRITE, [
      at.topic,
      at.partition,
      attempt.firstOffset.toString(),
      attempt.lastOffset.toString(),
      attempt.starts,
      attempt.narrowUntil?.toString() ?? null,
    ]);
    this.known.set(key, { at, attempt, mode, open: true });
    return mode;
  }

  /** Takes the record back, in the transaction that handles the slice. */
  async endWithin(manager: EntityManager, at: TopicPartition): Promise<void> {
    const known = this.known.get(keyOf(at));
    if (known?.open)
      await manager.query(ENDED, [at.topic, at.partition, known.attempt.firstOffset.toString()]);
  }

  /** To be called once that transaction is committed. */
  ended(at: TopicPartition): void {
    const known = this.known.get(keyOf(at));
    if (!known) return;
    known.open = false;
    known.attempt = { ...known.attempt, starts: 0 };
  }

  /** Takes back what was begun and not ended, when a partition is given up or the process leaves in good order. */
  async abandon(at: TopicPartition): Promise<void> {
    const known = this.known.get(keyOf(at));
    this.known.delete(keyOf(at));
    if (known?.open)
      await this.database.query(ENDED, [
        at.topic,
        at.partition,
        known.attempt.firstOffset.toString(),
      ]);
  }

  /**
   * After a rebalance: what stays with this process and is under way stays known; of the rest another process may have
   * read further, so it is read again when it comes back.
   */
  async keepOnly(assigned: (at: TopicPartition) => boolean): Promise<void> {
    for (const [key, known] of this.known) {
      if (known.open && assigned(known.at)) continue;
      if (known.open) await this.abandon(known.at);
      else this.known.delete(key);
    }
  }

  /** Takes back everything that was begun and not ended: the process leaves in good order. */
  async abandonAll(): Promise<void> {
    await this.keepOnly(() => false);
  }

  private async read(at: TopicPartition): Promise<ConsumeAttempt | null> {
    const [row] = (await this.database.query(READ, [at.topic, at.partition])) as Row[];
    if (!row) return null;
    return {
      firstOffset: BigInt(row.first_offset),
      lastOffset: BigInt(row.last_offset),
      starts: row.starts,
      narrowUntil: row.narrow_until === null ? null : BigInt(row.narrow_until),
    };
  }
}

function keyOf(at: TopicPartition): string {
  return `${at.topic}/${at.partition}`;
}
