import { taskHeld, taskReleased } from '@ponte/contracts';
import { runWithTraceparent } from '@ponte/platform';
import { countBehind } from '../store/behind';
import type { TaskRow } from '../store/task-row';
import type { UnitOfWork } from '../../unit/unit-of-work';

type HeldTask = Pick<
  TaskRow,
  'id' | 'kind' | 'lane' | 'party' | 'subject' | 'lease_no' | 'causation_id' | 'traceparent'
>;

/** Tells that tasks wait for a person, with how many stand behind each. One event per hold: a lease number is used once. */
export async function tellHeld(
  unit: UnitOfWork,
  service: string,
  held: readonly {
    readonly row: HeldTask;
    readonly state: 'parked' | 'unknown';
    readonly reason: string;
    readonly since: Date;
  }[],
): Promise<void> {
  const behind = await countBehind(
    unit.manager,
    held.map(({ row }) => row.lane),
  );
  for (const { row, state, reason, since } of held) {
    const value = {
      ...common(service, row),
      state,
      reason,
      since: since.toISOString(),
      behind: behind.get(row.lane) ?? 0,
    };
    runWithTraceparent(row.traceparent ?? undefined, () => unit.tell(taskHeld, value, told(row)));
  }
}

/** How a hold ended; `released.state` and `released.reason` are those of the hold. */
export interface Release {
  readonly state: 'parked' | 'unknown';
  readonly reason: string;
  readonly since: Date;
  readonly release: 'retried' | 'discarded' | 'resolved';
  readonly releasedAt: Date;
}

/** Tells that a held task is no longer held, and how that was decided. */
export function tellReleased(unit: UnitOfWork, service: string, row: HeldTask, how: Release): void {
  const times = { since: how.since.toISOString(), releasedAt: how.releasedAt.toISOString() };
  const { state, reason, release } = how;
  const value = { ...common(service, row), state, reason, release, ...times };
  runWithTraceparent(row.traceparent ?? undefined, () => unit.tell(taskReleased, value, told(row)));
}

function common(
  service: string,
  row: HeldTask,
): {
  service: string;
  kind: string;
  taskId: string;
  lane: string;
  party: string;
  subject?: string;
} {
  return {
    service,
    kind: row.kind,
    taskId: row.id,
    lane: row.lane,
    party: row.party,
    ...(row.subject === null ? {} : { subject: row.subject }),
  };
}

function told(row: HeldTask): { subject: string; stateVersion: number; causationId?: string } {
  return {
    subject: `task/${row.id}`,
    stateVersion: row.lease_no,
    causationId: row.causation_id ?? undefined,
  };
}
