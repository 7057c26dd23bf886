import { IsBaseUrl } from '@ponte/clients/http';
import { IsDuration, Secret, SecretRef } from '@ponte/platform';
import { IsInt, Max, Min } from 'class-validator';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/** The Feedz of a profile: where it is, and how it is written to. */
export class FeedzConfig {
  @IsBaseUrl()
  url: string;

  @Secret({ header: true })
  token: SecretRef;

  /** Lots under way at once. */
  @IsInt()
  @Min(1)
  @Max(10)
  lotsAtOnce: number = 2;

  /** A process that takes longer is told (alert), and asked for less often. */
  @IsDuration({ minMs: SECOND_MS, maxMs: 24 * HOUR_MS })
  processWithinMs: number = 2 * HOUR_MS;

  /** A process that takes longer is given up: what became of its records is unknown. */
  @IsDuration({ minMs: SECOND_MS, maxMs: 7 * 24 * HOUR_MS })
  giveUpAfterMs: number = 24 * HOUR_MS;
}
