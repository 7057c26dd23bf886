import { Env, readEnv } from '@ponte/platform';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** Sizes of the benchmark; the defaults are those of the goal. */
export class DoBenchEnv {
  /** Waiting tasks at the start. */
  @Env('BENCH_TASKS')
  @IsInt()
  @Min(100)
  tasks: number = 100_000;

  /** Lanes that they stand in. */
  @Env('BENCH_LANES')
  @IsInt()
  @Min(10)
  lanes: number = 10_000;

  /** Longest time of one run, in seconds. */
  @Env('BENCH_SECONDS')
  @IsInt()
  @Min(1)
  @Max(600)
  seconds: number = 60;

  /** An existing PostgreSQL; otherwise one is started. Databases are created in it and dropped. */
  @Env('DATABASE_URL', { secret: true })
  @IsOptional()
  @IsString()
  databaseUrl?: string;
}

/** @throws ConfigError naming every variable at fault */
export function benchSettings(): DoBenchEnv {
  return readEnv(DoBenchEnv);
}

/** What the runner under test reads at its start; only what would disturb the figures differs from its defaults. */
export function quietRunner(): void {
  Object.assign(process.env, { LOG_LEVEL: 'warn' });
}
