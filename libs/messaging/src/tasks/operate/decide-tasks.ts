import type { EntityManager } from 'typeorm';
import { isDatabaseOutage } from '../../subscribe/database-outage';
import { reasonOf } from '../rules/reason-of';
import { tentatively } from '../../unit/tentatively';
import type { UnitOfWork } from '../../unit/unit-of-work';
import { insertTasks, toRows, type TaskToEnqueue } from '../enqueue-tasks';
import { markEnqueued } from '../run/commit-watch';
import { tellReleased } from '../settle/held-events';
import { SettlingUnit } from '../settle/settling-unit';
import { lockLanes } from '../store/lock-lanes';
import { lockTasks, type LockedTask } from '../store/lock-tasks';
import { promoteHeads } from '../store/promote-heads';
import { TASK_ROW_COLUMNS, taskView, type TaskRow } from '../store/task-row';
import { writeAction } from '../store/write-action';
import type { TaskRegistry } from '../task-registry';
import {
  judgeRequest,
  type Operated,
  type OperatorAction,
  type OperatorRequest,
} from './operator-request';

/** What an operator decides of tasks. */
export interface TaskDecision {
  readonly action: OperatorAction;
  readonly request: OperatorRequest;
  /** Of the call, for a performer that needs one when its task is resolved as done. */
  readonly result?: unknown;
  /** A performer's `settled()` that throws keeps its own task from being decided, and no other. */
  readonly contain?: boolean;
}

type Row = TaskRow & { readonly reason: string | null };

const ROWS = `SELECT ${TASK_ROW_COLUMNS}, reason FROM task WHERE id = ANY ($1::bigint[]) ORDER BY id`;

/**
 * Decides tasks in one transaction: first all tasks are locked, then what their performers change, then all lanes, each
 * in order, as settling does it.
 *
 * @param ids whole numbers as text
 * @returns what became of each, in the order of `ids`
 */
export async function decideTasks(
  { registry, service }: { readonly registry: TaskRegistry; readonly service: string },
  unit: UnitOfWork,
  ids: readonly string[],
  decision: TaskDecision,
): Promise<ReadonlyMap<string, Operated>> {
  const { manager } = unit;
  const { action, request } = decision;
  const locked = await lockTasks(manager, ids);
  const outcomes = new Map(
    ids.map((id): [string, Operated] => {
      const task = locked.get(id);
      return [id, task ? judgeRequest(action, task.state, request) : missing(id, service)];
    }),
  );
  const accepted = ids.filter((id) => {
    const operated = outcomes.get(id);
    return operated?.ok && !operated.dryRun;
  });
  if (accepted.length === 0) return outcomes;

  const drafts: TaskToEnqueue[] = [];
  const decided: { row: Row; task: LockedTask }[] = [];
  for (const row of (await manager.query(ROWS, [accepted])) as Row[]) {
    const task = locked.get(row.id) as LockedTask;
    const heard = await tellPerformer(registry, unit, row, decision);
    if (!heard.ok) outcomes.set(row.id, heard.operated);
    else {
      drafts.push(...heard.drafts);
      decided.push({ row, task });
    }
  }
  for (const { row, task } of decided) announce(unit, service, row, task, action);
  await write(manager, decided, drafts, decision);
  return outcomes;
}

export function missing(id: string, service: string): Operated {
  const message = `Não há tarefa ${id} neste serviço (${service}).`;
  return { ok: false, code: 'not-found', message };
}

async function write(
  manager: EntityManager,
  decided: readonly { row: Row; task: LockedTask }[],
  drafts: readonly TaskToEnqueue[],
  { action, request }: TaskDecision,
): Promise<void> {
  if (decided.length === 0) return;
  const rows = toRows(drafts);
  const lanes = decided.map(({ row }) => row.lane);
  await lockLanes(manager, [...lanes, ...rows.lanes], 'create');
  for (const { row, task } of decided) {
    const judged = judgeRequest(action, task.state, request);
    if (judged.ok)
      await writeAction(manager, { id: row.id, action, from: judged.from, to: judged.to, request });
  }
  await promoteHeads(manager, lanes);
  if (rows.count > 0) await insertTasks(manager, rows);
  markEnqueued(manager);
}

function announce(
  unit: UnitOfWork,
  service: string,
  row: Row,
  { state, held_since }: LockedTask,
  action: OperatorAction,
): void {
  if (state !== 'parked' && state !== 'unknown') return;
  const release = action === 'retry' ? 'retried' : action === 'discard' ? 'discarded' : 'resolved';
  const releasedAt = new Date();
  const since = held_since ?? releasedAt;
  tellReleased(unit, service, row, {
    ...{ state, reason: row.reason ?? '', since },
    ...{ release, releasedAt },
  });
}

type Heard =
  | { readonly ok: true; readonly drafts: readonly TaskToEnqueue[] }
  | { readonly ok: false; readonly operated: Operated };

/** A task whose kind is gone can still be decided: nobody is there to hear it. */
async function tellPerformer(
  registry: TaskRegistry,
  unit: UnitOfWork,
  row: Row,
  { action, request, result, contain = false }: TaskDecision,
): Promise<Heard> {
  const performer = registry.find(row.kind)?.performer;
  if (!performer?.settled || action === 'retry' || action === 'resolve-absent')
    return { ok: true, drafts: [] };
  const settle = async (within: UnitOfWork): Promise<Heard> => {
    const own = new SettlingUnit(within);
    await performer.settled?.(
      own.of(row),
      taskView(row),
      action === 'discard'
        ? { state: 'discarded', reason: request.why }
        : { state: 'done', result, by: 'operator' },
    );
    return { ok: true, drafts: own.drafts };
  };
  if (!contain) return settle(unit);
  try {
    return await tentatively(unit, settle);
  } catch (error) {
    if (isDatabaseOutage(error)) throw error;
    const message = `O serviço não aceitou: ${reasonOf(error)}`;
    return { ok: false, operated: { ok: false, code: 'failed', message } };
  }
}
