export interface QueueLimits {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** No partition fills the queue alone, or one stuck leader would make the others refuse. */
const PARTITION_SHARE = 0.75;

export interface Held {
  records: number;
  bytes: number;
}

/** The bound of what waits and is in flight, in records and in bytes. */
export class QueueBudget {
  readonly held: Held = { records: 0, bytes: 0 };

  constructor(private readonly limits: QueueLimits) {}

  fits(bytes: number, partition: Held): boolean {
    const { maxRecords, maxBytes } = this.limits;
    return (
      this.held.records < maxRecords &&
      this.held.bytes + bytes <= maxBytes &&
      partition.records < maxRecords * PARTITION_SHARE &&
      (partition.records === 0 || partition.bytes + bytes <= maxBytes * PARTITION_SHARE)
    );
  }

  take(bytes: number, partition: Held): void {
    for (const held of [this.held, partition]) {
      held.records += 1;
      held.bytes += bytes;
    }
  }

  release(bytes: number, partition: Held): void {
    for (const held of [this.held, partition]) {
      held.records -= 1;
      held.bytes -= bytes;
    }
  }
}
