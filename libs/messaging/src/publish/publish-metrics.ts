import type { PublishFailureCode } from './publisher';

/** What the publisher tells about itself; topics are contract names, never keys or values. */
export interface PublishMetrics {
  acknowledged(topic: string, records: number): void;
  failed(topic: string, code: PublishFailureCode): void;
  /** A record landed after its caller had been told `deadline`; its repeat carries the same id. */
  late(topic: string, records: number): void;
  /** An attempt settled, `ok` or with what was to blame. */
  attempt(outcome: string, ms: number): void;
  /** What waits and is in flight now. */
  queued(records: number, bytes: number): void;
}

const ignore = (): void => undefined;

export const noPublishMetrics: PublishMetrics = {
  acknowledged: ignore,
  failed: ignore,
  late: ignore,
  attempt: ignore,
  queued: ignore,
};
