import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Env } from './env.decorator';

/** Settings that every service has. `docs/configuration.md` is their reference. */
export class PlatformEnv {
  /** Port of the public HTTP edge; `0` takes any free one. Unused by services without one. */
  @Env('PORT')
  @IsInt()
  @Min(0)
  @Max(65_535)
  port: number = 3000;

  /** Address that the public and the management port listen on. */
  @Env('HOST')
  @IsString()
  host: string = '0.0.0.0';

  /** Port of /health/live, /health/ready and /metrics; `0` takes any free one. */
  @Env('MANAGEMENT_PORT')
  @IsInt()
  @Min(0)
  @Max(65_535)
  managementPort: number = 9464;

  @Env('LOG_LEVEL')
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel: string = 'info';

  /** How long a drain may take after SIGTERM. Kubernetes kills after 30 s by default: keep it below the grace period. */
  @Env('SHUTDOWN_TIMEOUT_MS')
  @IsInt()
  @Min(100)
  shutdownTimeoutMs: number = 30_000;

  /** How long to go on serving after readiness is off, so that load balancers notice before the port closes. */
  @Env('DRAIN_DELAY_MS')
  @IsInt()
  @Min(0)
  drainDelayMs: number = 0;

  /** How long to wait at start for what must be there (the database). */
  @Env('STARTUP_TIMEOUT_MS')
  @IsInt()
  @Min(0)
  startupTimeoutMs: number = 60_000;

  /** Mends at start what a preflight finds (migrations, topics) instead of refusing to start. */
  @Env('AUTO_MIGRATE')
  @IsBoolean()
  autoMigrate: boolean = false;

  /** Name of this replica, to which a cluster's worker adds its number; by default host name and process id. */
  @Env('INSTANCE_ID')
  @IsOptional()
  @IsString()
  instanceId?: string;
}
