import { FeedzConnectionConfig } from '@ponte/clients/feedz';
import { IsDuration } from '@ponte/platform';
import { IsInt, Max, Min } from 'class-validator';
import { IsDurations } from './is-durations.decorator';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Less would be a hail of requests. */
const LEAST_WAIT = { minMs: 100 };

/** The Feedz of a profile: where it is, and how it is written to. */
export class FeedzConfig extends FeedzConnectionConfig {
  /** Lots under way at once. */
  @IsInt()
  @Min(1)
  @Max(10)
  lotsAtOnce: number = 2;

  /** Waits before each look at a lot's process, the last one again and again: most end within seconds. */
  @IsDurations(LEAST_WAIT)
  pollsMs: number[] = [2, 5, 10, 30, 60].map((seconds) => seconds * SECOND_MS);

  /** A process that takes longer is told (alert), and looked at every ten minutes only. */
  @IsDuration({ minMs: SECOND_MS, maxMs: 24 * HOUR_MS })
  processWithinMs: number = 2 * HOUR_MS;

  /** A process that takes longer is given up: what became of its records is unknown, and the next run sends them again. */
  @IsDuration({ minMs: SECOND_MS, maxMs: 7 * 24 * HOUR_MS })
  giveUpAfterMs: number = 24 * HOUR_MS;

  /** Waits before a lot that met an unexpected error (4999) is sent again; after the last it is halved to find the culprit. */
  @IsDurations(LEAST_WAIT)
  retriesMs: number[] = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS];
}
