import { Env } from '@ponte/platform';
import {
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
} from 'class-validator';

/** How a service runs its tasks. The defaults suit production; short ones serve tests and demonstrations. */
export class TasksEnv {
  /** Days for which tasks that are done or discarded are kept, with their attempts. Held ones are kept until decided. */
  @Env('TASK_RETENTION_DAYS')
  @IsInt()
  @Min(1)
  @Max(3_650)
  retentionDays: number = 30;

  /** How often the runner looks for due tasks, in milliseconds: the guarantee behind the notifications. */
  @Env('TASK_POLL_MS')
  @IsInt()
  @Min(10)
  @Max(60_000)
  pollMs: number = 1_000;

  /** What a lease lasts beyond the call's time-out, in milliseconds; so long a dead process's tasks wait. */
  @Env('TASK_LEASE_GRACE_MS')
  @IsInt()
  @Min(500)
  @Max(600_000)
  leaseGraceMs: number = 30_000;

  /** How often leases are renewed and those of dead processes looked for, in milliseconds. */
  @Env('TASK_LEASE_CHECK_MS')
  @IsInt()
  @Min(50)
  @Max(60_000)
  leaseCheckMs: number = 5_000;

  /** How often lanes without a head are looked for, in milliseconds. None is expected: each one found is a bug. */
  @Env('TASK_SWEEP_MS')
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  sweepMs: number = 30_000;

  /** When a paused credential or endpoint is probed: milliseconds after the refusal, then after each probe; the last repeats. */
  @Env('TASK_PROBE_DELAYS_MS')
  @IsArray()
  @Matches(/^[1-9]\d{0,7}$/, {
    each: true,
    message: 'must be whole milliseconds, separated by commas, e.g. 10000,30000,60000',
  })
  probeDelaysMs: string[] = ['10000', '30000', '60000', '120000', '300000'];

  /** Whether to LISTEN for new tasks. Without it they start at the next poll. */
  @Env('TASK_LISTEN')
  @IsBoolean()
  listen: boolean = true;

  /** A direct connection for LISTEN, when `DATABASE_URL` leads through a pooler in transaction mode (pgbouncer). */
  @Env('DATABASE_DIRECT_URL', { secret: true })
  @IsOptional()
  @IsString()
  directUrl?: string;
}
