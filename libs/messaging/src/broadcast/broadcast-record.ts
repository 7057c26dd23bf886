/** A record as a broadcast reader sees it; the topic is named without the environment's prefix. */
export interface BroadcastRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  /** `null` is a tombstone. */
  readonly value: Buffer | null;
  /** Of a repeated header the last. */
  readonly headers: Readonly<Record<string, string>>;
}
