import { IsBoolean, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsDuration, NestedObject } from '@ponte/platform';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const TIME_FORM = { message: 'must be a time of the day in São Paulo, e.g. "06:30"' };

/** Part of the day, São Paulo's time; `to` before `from` goes over midnight. */
export class WindowConfig {
  @Matches(TIME, TIME_FORM)
  from: string;

  @Matches(TIME, TIME_FORM)
  to: string;
}

/** Comparing the screenings with Gupy's lists: Gupy tells nobody of reprovals, and stops delivering after two hours. */
export class ReconcileConfig {
  /** Whether runs begin by themselves; by command they do anyway. */
  @IsOptional()
  @IsBoolean()
  enabled: boolean = true;

  /** From one run of a rule to the next. */
  @IsOptional()
  @IsDuration({ minMs: 1_000 })
  every: number = 30 * 60_000;

  /** From the start of the process to its first run: what was delivered meanwhile is heard first. */
  @IsOptional()
  @IsDuration()
  firstAfter: number = 2 * 60_000;

  /** When runs may begin by themselves; without it, at any time. */
  @IsOptional()
  @NestedObject(() => WindowConfig)
  window?: WindowConfig;

  /** The runs' part of the account's rate budget. The client leaves a fifth to the rest whatever is set here. */
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(0.8)
  share: number = 0.5;

  /** How long an order may take before the platform is asked for its result, and from one asking to the next. */
  @IsOptional()
  @IsDuration({ minMs: 1_000 })
  resultWithin: number = 86_400_000;

  /** How long the run of a process that died is left alone before another one goes on with it. */
  @IsOptional()
  @IsDuration({ minMs: 1_000, maxMs: 3_600_000 })
  lease: number = 30_000;
}
