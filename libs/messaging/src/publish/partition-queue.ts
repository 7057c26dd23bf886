import type { Attempt } from './attempt';
import { LeaderHealth, type HealthLimits } from './leader-health';
import type { QueuedRecord } from './queued-record';

export const NO_LEADER = -1;

/**
 * The records of one partition that wait, in the order in which they were published, and what is known of the partition.
 * It has at most one attempt in flight; while it has, none of its records enters another one, whichever the leader.
 */
export class PartitionQueue {
  readonly name: string;
  readonly health: LeaderHealth;
  leader = NO_LEADER;
  inFlight: Attempt | undefined;
  /** It was in an attempt that failed for a reason that may lie in one partition only: it goes alone until it succeeds. */
  suspect = false;
  failures = 0;
  retryAt = 0;
  /** Records and bytes that it holds, those in flight included. */
  held = { records: 0, bytes: 0 };
  /** The earliest deadline among what waits; a lower bound. */
  private earliestDeadline = Infinity;
  private records: QueuedRecord[] = [];
  private head = 0;
  /** How many of the first records surely hold one that the broker refuses. */
  private culpritWithin = 0;

  constructor(
    readonly topic: string,
    readonly partition: number,
    limits: HealthLimits,
  ) {
    this.name = `${topic}/${partition}`;
    this.health = new LeaderHealth(partition === NO_LEADER ? `topic ${topic}` : this.name, limits);
  }

  get waiting(): number {
    return this.records.length - this.head;
  }

  add(record: QueuedRecord): void {
    this.records.push(record);
    if (record.deadlineAt < this.earliestDeadline) this.earliestDeadline = record.deadlineAt;
  }

  /**
   * Takes from the front what one batch may hold; at least one record if any waits, for a record within its topic's limit
   * is sent even if it is larger than a batch usually gets.
   */
  take(maxBytes: number, maxRecords: number): QueuedRecord[] {
    const most =
      this.culpritWithin > 0 ? Math.min(maxRecords, Math.ceil(this.culpritWithin / 2)) : maxRecords;
    const taken: QueuedRecord[] = [];
    let bytes = 0;
    while (taken.length < most) {
      const next = this.records[this.head];
      if (!next || (taken.length > 0 && bytes + next.bytes > maxBytes)) break;
      bytes += next.bytes;
      taken.push(next);
      this.head += 1;
    }
    this.compact();
    return taken;
  }

  /** Bytes of the record at the front, 0 if none waits. */
  get nextBytes(): number {
    return this.records[this.head]?.bytes ?? 0;
  }

  /** A failed attempt's records go first again, in their order, so that nothing published later overtakes them. */
  putBack(records: readonly QueuedRecord[]): void {
    if (records.length === 0) return;
    this.records = [...records, ...this.records.slice(this.head)];
    this.head = 0;
    for (const { deadlineAt } of records)
      this.earliestDeadline = Math.min(this.earliestDeadline, deadlineAt);
  }

  /** Removes and returns what has passed its deadline. */
  dropExpired(now: number): QueuedRecord[] {
    if (now < this.earliestDeadline) return [];
    const expired: QueuedRecord[] = [];
    const kept: QueuedRecord[] = [];
    this.earliestDeadline = Infinity;
    let suspectsLeft = this.culpritWithin;
    for (let at = this.head; at < this.records.length; at += 1) {
      const record = this.records[at] as QueuedRecord;
      if (record.deadlineAt > now) {
        kept.push(record);
        this.earliestDeadline = Math.min(this.earliestDeadline, record.deadlineAt);
        continue;
      }
      expired.push(record);
      if (at - this.head < this.culpritWithin) suspectsLeft -= 1;
    }
    this.culpritWithin = suspectsLeft;
    this.records = kept;
    this.head = 0;
    return expired;
  }

  /** Removes and returns all that waits. */
  drain(): QueuedRecord[] {
    const all = this.records.slice(this.head);
    this.records = [];
    this.head = 0;
    this.culpritWithin = 0;
    return all;
  }

  /** One of the first `count` records is refused for good: the next batch holds half of them. */
  narrow(count: number): void {
    this.culpritWithin = count;
  }

  /** The first `count` of them were taken by the broker, or the culprit was found. */
  widen(count: number): void {
    this.culpritWithin = Math.max(0, this.culpritWithin - count);
  }

  private compact(): void {
    if (this.head < 1_024 && this.head < this.records.length) return;
    this.records = this.records.slice(this.head);
    this.head = 0;
    if (this.records.length === 0) this.earliestDeadline = Infinity;
  }
}
