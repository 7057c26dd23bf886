import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { SettleQueue } from '../settle/settle-queue';
import { expiredTasks, renewLeases } from '../store/leases';
import { TaskRegistry } from '../task-registry';
import { TasksEnv } from '../tasks-env.config';
import { InFlight } from './in-flight';

/** Expired leases looked at in one go. */
const MOST_EXPIRED = 100;

/** Renews the leases of this process's tasks, and takes over those of processes that died. */
@Injectable()
export class LeaseKeeper implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly registry: TaskRegistry,
    private readonly inFlight: InFlight,
    private readonly settling: SettleQueue,
    private readonly env: TasksEnv,
    private readonly periodic: Periodic,
  ) {}

  onModuleInit(): void {
    // Drained with the timers, after the runner: leases of calls in flight are renewed until it has finished with them.
    this.periodic.every('task leases', this.env.leaseCheckMs, () => this.renew());
    this.periodic.every('expired task leases', this.env.leaseCheckMs, (signal) =>
      this.reap(signal),
    );
  }

  private async renew(): Promise<void> {
    await renewLeases(this.database.manager, this.inFlight.olderThan(this.env.leaseCheckMs / 2));
  }

  private async reap(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const rows = await expiredTasks(this.database.manager, this.registry.names, MOST_EXPIRED);
    await Promise.all(
      rows.map((row) => this.settling.add({ row, event: { type: 'died' }, ms: 0, probes: [] })),
    );
  }
}
