/** A record as it came off the log. */
export interface RawRecord {
  /** Topic without the environment's prefix. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** Milliseconds since the epoch, as the broker recorded it. */
  readonly timestampMs: number;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}
