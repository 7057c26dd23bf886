import { Env } from '@ponte/platform';
import { IsInt, Max, Min } from 'class-validator';

/** token-rotator's own environment. */
export class RotatorEnv {
  /** How often webhooks with a due step are looked for, in milliseconds: a step begins at most so late. */
  @Env('ROTATION_TICK_MS')
  @IsInt()
  @Min(50)
  @Max(60_000)
  tickMs: number = 500;
}
