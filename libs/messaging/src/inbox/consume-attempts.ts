import type { DataSource, EntityManager } from 'typeorm';
import { type ConsumeAttempt, nextAttempt, type NextAttempt } from './attempt-rules';

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
// Only if nobody else has begun or ended it meanwhile.
const TAKE_BACK = `
  UPDATE consume_attempt SET starts = $4 - 1 WHERE topic = $1 AND partition = $2 AND first_offset = $3 AND starts = $4`;

type Row = {
  first_offset: string;
  last_offset: string;
  starts: number;
  narrow_until: string | null;
};

/** What this process knows of a partition's record. */
interface Known {
  readonly at: TopicPartition;
  attempt: ConsumeAttempt;
  /** `taken-back`: it did not end, and nobody died of it; the record does not say so yet. */
  state: 'open' | 'taken-back' | 'settled';
  /** The partition was given up: others may have read further. */
  strange: boolean;
}

/**
 * Counts the deaths of the process, slice by slice: a row says that a slice was begun, committed before the slice, and
 * the slice's own transaction takes it back. Whoever finds it, a restarted process or another one, knows that the
 * process died (out of memory, an endless loop, a kill) while these events ran.
 */
export class ConsumeAttempts {
  /** Per partition, while this process reads it: spares a query per slice. */
  private readonly known = new Map<string, Known>();

  constructor(private readonly database: DataSource) {}

  /** How events `first`…`last` may be run next. Records nothing yet. */
  async next(at: TopicPartition, first: bigint, last: bigint): Promise<NextAttempt> {
    const known = this.known.get(keyOf(at));
    const previous = known && !known.strange ? known.attempt : await this.read(at);
    return nextAttempt(previous, first, last);
  }

  /** Records that this attempt is about to run; first takes back what else is recorded and does not run any more. */
  async begin(at: TopicPartition, { attempt }: NextAttempt): Promise<void> {
    await this.writeBack();
    await this.database.query(WRITE, [
      at.topic,
      at.partition,
      attempt.firstOffset.toString(),
      attempt.lastOffset.toString(),
      attempt.starts,
      attempt.narrowUntil?.toString() ?? null,
    ]);
    this.known.set(keyOf(at), { at, attempt, state: 'open', strange: false });
  }

  /** Takes the record back, in the transaction that handles the slice. */
  async endWithin(manager: EntityManager, at: TopicPartition): Promise<void> {
    const known = this.known.get(keyOf(at));
    if (known?.state === 'open')
      await manager.query(ENDED, [at.topic, at.partition, known.attempt.firstOffset.toString()]);
  }

  /** To be called once that transaction is committed. */
  ended(at: TopicPartition): void {
    const known = this.known.get(keyOf(at));
    if (!known) return;
    known.state = 'settled';
    known.attempt = { ...known.attempt, starts: 0 };
  }

  /** The attempt does not run any more and nobody died of it (the database was away): written before the next begins. */
  interrupted(at: TopicPartition): void {
    const known = this.known.get(keyOf(at));
    if (known?.state !== 'open') return;
    known.state = 'taken-back';
    known.attempt = { ...known.attempt, starts: known.attempt.starts - 1 };
  }

  /** Takes back what was begun and not ended, when a batch is left or the process leaves in good order. */
  async abandon(at: TopicPartition): Promise<void> {
    this.interrupted(at);
    const known = this.known.get(keyOf(at));
    if (known?.state === 'taken-back') await this.takeBack(known);
  }

  /**
   * After a rebalance: what stays with this process and is under way stays known; of the rest another process may have
   * read further, so it is read again when it comes back.
   *
   * @throws the first failure; what could not be taken back now is taken back before the next slice
   */
  async keepOnly(assigned: (at: TopicPartition) => boolean): Promise<void> {
    for (const known of this.known.values()) {
      if (known.state === 'open' && assigned(known.at)) continue;
      this.interrupted(known.at);
      known.strange = true;
    }
    await this.writeBack();
  }

  /** Takes back everything that was begun and not ended: the process leaves in good order. */
  async abandonAll(): Promise<void> {
    await this.keepOnly(() => false);
  }

  /** One that fails keeps none of the others from being written. */
  private async writeBack(): Promise<void> {
    const failures: unknown[] = [];
    for (const [key, known] of this.known) {
      try {
        if (known.state === 'taken-back') await this.takeBack(known);
        if (known.strange && this.known.get(key) === known) this.known.delete(key);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async takeBack(known: Known): Promise<void> {
    const { at, attempt } = known;
    await this.database.query(TAKE_BACK, [
      at.topic,
      at.partition,
      attempt.firstOffset.toString(),
      attempt.starts + 1,
    ]);
    if (known.state === 'taken-back') known.state = 'settled';
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
