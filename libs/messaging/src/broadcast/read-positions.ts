export interface Watermarks {
  readonly partition: number;
  /** Offset of the first record that is still there. */
  readonly low: bigint;
  /** Offset that the next record will get. */
  readonly high: bigint;
}

/**
 * How far a reader has read each partition of a topic, and whether that is as far as the topic went when it began. A
 * partition without records is read to its end from the start.
 */
export class ReadPositions {
  private readonly next = new Map<number, bigint>();
  private ends: Map<number, bigint> | undefined;

  /** Tells where the topic ends now; only the first time counts as "when it began". */
  begin(watermarks: readonly Watermarks[]): void {
    if (this.ends) return;
    this.ends = new Map();
    for (const { partition, low, high } of watermarks) {
      this.ends.set(partition, high);
      if (!this.next.has(partition)) this.next.set(partition, low);
    }
  }

  get begun(): boolean {
    return this.ends !== undefined;
  }

  /** Offset of the next record to read; `undefined` for a partition that is new since the beginning. */
  position(partition: number): bigint | undefined {
    return this.next.get(partition);
  }

  /** Whether a record was read before: a rebalance may bring some again. */
  seen(partition: number, offset: bigint): boolean {
    return offset < (this.next.get(partition) ?? 0n);
  }

  /** All up to and including `offset` is read; never goes back. */
  read(partition: number, offset: bigint): void {
    if (!this.seen(partition, offset)) this.next.set(partition, offset + 1n);
  }

  /** The partition was made anew, e.g. with its topic: what lies there now, up to `end`, was never read. */
  restart(partition: number, from: bigint, end: bigint): void {
    this.next.set(partition, from);
    const known = this.ends?.get(partition);
    if (known !== undefined && end < known) this.ends?.set(partition, end);
  }

  get atEnd(): boolean {
    if (!this.ends) return false;
    for (const [partition, end] of this.ends)
      if ((this.next.get(partition) ?? 0n) < end) return false;
    return true;
  }
}
