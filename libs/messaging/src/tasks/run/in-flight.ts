import { Injectable } from '@nestjs/common';
import type { Lease } from '../store/leases';
import type { TaskRow } from '../store/task-row';

/** Of one kind: calls that run, and calls that returned but are not settled yet. */
export interface KindLoad {
  readonly calling: number;
  readonly settling: number;
  /** Calls that run, by group. */
  readonly groups: ReadonlyMap<string, number>;
}

interface Call {
  readonly kind: string;
  readonly group: string;
  readonly leases: readonly Lease[];
  readonly since: number;
  returned: boolean;
}

/** What this process is performing or settling: the bound of its work, and the leases it has to renew. */
@Injectable()
export class InFlight {
  private readonly calls = new Set<Call>();
  private readonly waiters: (() => void)[] = [];

  begin(
    kind: string,
    rows: readonly TaskRow[],
    leaseMs: number,
  ): { returned(): void; settled(): void } {
    const leases = rows.map(({ id, lease_no }) => ({ id, leaseNo: lease_no, leaseMs }));
    const group = rows[0]?.task_group ?? '';
    const call: Call = { kind, group, leases, since: performance.now(), returned: false };
    this.calls.add(call);
    return {
      returned: () => {
        call.returned = true;
      },
      settled: () => {
        this.calls.delete(call);
        if (this.calls.size === 0) for (const release of this.waiters.splice(0)) release();
      },
    };
  }

  load(): ReadonlyMap<string, KindLoad> {
    const loads = new Map<
      string,
      { calling: number; settling: number; groups: Map<string, number> }
    >();
    for (const { kind, group, returned } of this.calls) {
      const load = loads.get(kind) ?? { calling: 0, settling: 0, groups: new Map() };
      load[returned ? 'settling' : 'calling'] += 1;
      if (!returned) load.groups.set(group, (load.groups.get(group) ?? 0) + 1);
      loads.set(kind, load);
    }
    return loads;
  }

  /** Leases of calls that began more than `ms` ago. */
  olderThan(ms: number): readonly Lease[] {
    const now = performance.now();
    return [...this.calls].filter(({ since }) => now - since >= ms).flatMap(({ leases }) => leases);
  }

  /** Resolves when nothing is in flight. */
  empty(): Promise<void> {
    if (this.calls.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }
}
