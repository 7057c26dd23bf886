import { Injectable } from '@nestjs/common';
import { PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { planClaims, type KindRoom } from '../rules/plan-claims';
import { claimTasks, type ClaimSlot } from '../store/claim-tasks';
import {
  dueGroups,
  FIRST_GROUP,
  MOST_GROUPS,
  type DueGroup,
  type GroupKey,
} from '../store/due-groups';
import { returnProbe, takeProbe, type PauseKey } from '../store/pauses';
import type { TaskRow } from '../store/task-row';
import { TaskRegistry } from '../task-registry';
import { InFlight } from './in-flight';
import { LocalHolds } from './local-holds';
import { TaskCaller } from './task-caller';

/** Tasks of one call. */
export interface Claimed {
  readonly rows: readonly TaskRow[];
  readonly probes: readonly PauseKey[];
}

/** Decides what to claim and claims it: within each kind's room, fairly among parties, one probe at a time of what pauses. */
@Injectable()
export class TaskClaims {
  /** Whether the last look left something behind for want of room: then a call that ends is a reason to look again. */
  isLimited = false;
  private readonly log: PonteLogger;
  private turn = 0;
  private after: GroupKey = FIRST_GROUP;

  constructor(
    private readonly database: DataSource,
    private readonly registry: TaskRegistry,
    private readonly caller: TaskCaller,
    private readonly inFlight: InFlight,
    private readonly holds: LocalHolds,
    private readonly service: ServiceInfo,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'tasks' });
  }

  /** Claims what is due now and says when to look again; 0 = at once, because more may be due. */
  async next(): Promise<{ claimed: readonly Claimed[]; nextInMs: number }> {
    const rooms = this.rooms();
    this.isLimited = true;
    if (![...rooms.values()].some(({ calls }) => calls > 0))
      return { claimed: [], nextInMs: Number.POSITIVE_INFINITY };
    const groups = await this.groups();
    this.turn += 1;
    const mayCall = ({ kind, task_group }: GroupKey): boolean =>
      (rooms.get(kind)?.callsOf(task_group) ?? 0) > 0;
    const plan = planClaims(groups, rooms, this.turn);
    const claimed = await this.claim(plan.slots, rooms);
    try {
      for (const probe of plan.probes) claimed.push(...(await this.probe(probe)));
    } catch (error) {
      // What is claimed by now runs by its lease: it must be called, or it would wait for the lease's end.
      if (claimed.length === 0) throw error;
      this.log.warn({ err: error }, 'pauses could not be probed, the next look tries again');
    }
    const isFull = claimed.length > 0 && plan.slots.length > 0;
    this.isLimited = isFull || groups.some((group) => group.due_in_ms <= 0 && !mayCall(group));
    return { claimed, nextInMs: isFull || this.after !== FIRST_GROUP ? 0 : plan.nextInMs };
  }

  private async groups(): Promise<readonly DueGroup[]> {
    const sizes = this.registry.all.flatMap(({ kind, limits }) =>
      kind.batch ? [[kind.name, limits.size] as const] : [],
    );
    const groups = await dueGroups(this.database.manager, this.after, Object.fromEntries(sizes));
    const last = groups.at(-1);
    this.after = groups.length >= MOST_GROUPS && last ? last : FIRST_GROUP;
    // A group that this process holds back is due later, for this process.
    return groups.map((group) => {
      const heldMs = this.holds.leftMs(group);
      return heldMs > 0 ? { ...group, due_in_ms: Math.max(heldMs, group.due_in_ms) } : group;
    });
  }

  private rooms(): Map<string, KindRoom> {
    const loads = this.inFlight.load();
    const rooms = this.registry.all.map((performed): [string, KindRoom] => {
      const { kind, limits } = performed;
      const { concurrency, size, sizeOf } = limits;
      const { calling = 0, settling = 0, groups } = loads.get(kind.name) ?? {};
      // What waits to be settled is bounded too: with the database slow, calling on would only pile up outcomes.
      const calls = Math.max(
        0,
        Math.min(concurrency - calling, 2 * concurrency - calling - settling),
      );
      return [
        kind.name,
        {
          calls,
          callsOf: (group) => Math.min(calls, limits.callsOf(group) - (groups?.get(group) ?? 0)),
          size,
          sizeOf,
          fillMs: kind.batch?.fillMs ?? 0,
          leaseMs: this.caller.leaseMs(performed),
        },
      ];
    });
    return new Map(rooms);
  }

  private async claim(
    slots: readonly ClaimSlot[],
    rooms: ReadonlyMap<string, KindRoom>,
  ): Promise<Claimed[]> {
    if (slots.length === 0) return [];
    const rows = await claimTasks(this.database.manager, slots, this.service.instance);
    return inCalls(rows, rooms).map((call) => ({ rows: call, probes: [] }));
  }

  private async probe(slot: ClaimSlot): Promise<Claimed[]> {
    const probes = await takeProbe(this.database.manager, slot.kind, slot.party, slot.leaseMs);
    if (!probes) return [];
    const rows = await claimTasks(this.database.manager, [slot], this.service.instance);
    if (rows.length > 0) return [{ rows, probes }];
    await returnProbe(this.database.manager, probes);
    return [];
  }
}

/** Rows by the call that they are performed in: single ones, or batches of one kind and group. Looks are never batched. */
function inCalls(rows: readonly TaskRow[], rooms: ReadonlyMap<string, KindRoom>): TaskRow[][] {
  const calls: TaskRow[][] = [];
  const open = new Map<string, TaskRow[]>();
  for (const row of rows) {
    const size = rooms.get(row.kind)?.sizeOf(row.task_group) ?? 1;
    const key = JSON.stringify([row.kind, row.party, row.task_group]);
    const batch = row.step === 'perform' && size > 1 ? open.get(key) : undefined;
    if (batch && batch.length < size) {
      batch.push(row);
      continue;
    }
    const call = [row];
    calls.push(call);
    if (row.step === 'perform' && size > 1) open.set(key, call);
  }
  return calls;
}
