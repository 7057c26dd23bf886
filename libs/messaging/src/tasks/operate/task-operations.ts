import { Inject, Injectable } from '@nestjs/common';
import { PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { sqlStateOf } from '../../subscribe/database-outage';
import { UnitOfWorkRunner, type UnitOfWork } from '../../unit/unit-of-work';
import { insertTasks, toRows } from '../enqueue-tasks';
import { markEnqueued } from '../run/commit-watch';
import { tellReleased } from '../settle/held-events';
import { SettlingUnit } from '../settle/settling-unit';
import { lockLanes } from '../store/lock-lanes';
import { lockTasks } from '../store/lock-tasks';
import { promoteHeads } from '../store/promote-heads';
import { TASK_ROW_COLUMNS, taskView, type TaskRow } from '../store/task-row';
import { writeAction } from '../store/write-action';
import { TaskRegistry } from '../task-registry';
import {
  judgeRequest,
  type Operated,
  type OperatorAction,
  type OperatorRequest,
} from './operator-request';
import {
  listTasks,
  showTask,
  type TaskDetail,
  type TaskFilter,
  type TaskSummary,
} from './task-queries';

/** A deadlock with a settle is possible (a person acts on a task whose predecessor ends this moment), and repeating mends it. */
const MOST_TRIES = 5;

/** What operators may look at and decide. Every decision is judged by the task's state, and recorded with who and why. */
@Injectable()
export class TaskOperations {
  private readonly log: PonteLogger;

  constructor(
    private readonly database: DataSource,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly registry: TaskRegistry,
    private readonly service: ServiceInfo,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'tasks' });
  }

  /** Tasks that fit the filter, oldest first. */
  list(filter: TaskFilter = {}): Promise<readonly TaskSummary[]> {
    return listTasks(this.database.manager, filter);
  }

  /** One task with its attempts and what operators did to it, or `null`. */
  async show(id: string): Promise<TaskDetail | null> {
    return isId(id) ? showTask(this.database.manager, id) : null;
  }

  /** Tries a parked task again from the first attempt, or a waiting one at once. */
  retry(id: string, request: OperatorRequest): Promise<Operated> {
    return this.decide('retry', id, request);
  }

  /** Gives a task up; its lane goes on. The performer's `settled()` hears `discarded`. */
  discard(id: string, request: OperatorRequest): Promise<Operated> {
    return this.decide('discard', id, request);
  }

  /**
   * Says of an unknown task whether the call had happened: `done` settles it, with `result` if the performer needs one;
   * `absent` makes the call again. A parked one may be `done` too, when somebody did by hand what it was to do.
   */
  resolve(
    id: string,
    found: 'done' | 'absent',
    request: OperatorRequest & { readonly result?: unknown },
  ): Promise<Operated> {
    return this.decide(`resolve-${found}`, id, request, request.result);
  }

  private async decide(
    action: OperatorAction,
    id: string,
    request: OperatorRequest,
    result?: unknown,
  ): Promise<Operated> {
    const missing: Operated = {
      ok: false,
      code: 'not-found',
      message: `Não há tarefa ${id} neste serviço (${this.service.name}).`,
    };
    if (!isId(id)) return missing;
    for (let tries = 1; ; tries += 1) {
      try {
        const operated = await this.units.run(
          async (unit) => (await this.apply(unit, action, id, request, result)) ?? missing,
        );
        const { actor, why } = request;
        if (operated.ok && !operated.dryRun)
          this.log.info(
            { task: id, action, actor, why, from: operated.from, to: operated.to },
            'an operator decided a task',
          );
        return operated;
      } catch (error) {
        if (tries >= MOST_TRIES || !sqlStateOf(error)?.startsWith('40')) throw error;
      }
    }
  }

  private async apply(
    unit: UnitOfWork,
    action: OperatorAction,
    id: string,
    request: OperatorRequest,
    result: unknown,
  ): Promise<Operated | null> {
    const { manager } = unit;
    const locked = (await lockTasks(manager, [id])).get(id);
    if (!locked) return null;
    const operated = judgeRequest(action, locked.state, request);
    if (!operated.ok || operated.dryRun) return operated;
    const [row] = (await manager.query(
      `SELECT ${TASK_ROW_COLUMNS}, reason FROM task WHERE id = $1`,
      [id],
    )) as [TaskRow & { reason: string | null }];
    const own = new SettlingUnit(unit);
    await this.callPerformer(own, row, operated.to, request, result);
    if (locked.state === 'parked' || locked.state === 'unknown') {
      const release =
        action === 'retry' ? 'retried' : action === 'discard' ? 'discarded' : 'resolved';
      const now = new Date();
      const hold = {
        state: locked.state,
        reason: row.reason ?? '',
        since: locked.held_since ?? now,
      };
      tellReleased(unit, this.service.name, row, { ...hold, release, releasedAt: now });
    }
    const rows = toRows(own.drafts);
    await lockLanes(manager, [row.lane, ...rows.lanes], 'create');
    await writeAction(manager, { id, action, from: locked.state, to: operated.to, request });
    await promoteHeads(manager, [row.lane]);
    if (rows.count > 0) await insertTasks(manager, rows);
    markEnqueued(manager);
    return operated;
  }

  private async callPerformer(
    own: SettlingUnit,
    row: TaskRow,
    to: string,
    request: OperatorRequest,
    result: unknown,
  ): Promise<void> {
    // A task whose kind is gone can still be decided: nobody is there to hear it.
    const performer = this.registry.find(row.kind)?.performer;
    if (to === 'done')
      await performer?.settled?.(own.of(row), taskView(row), {
        state: 'done',
        result,
        by: 'operator',
      });
    if (to === 'discarded')
      await performer?.settled?.(own.of(row), taskView(row), {
        state: 'discarded',
        reason: request.why,
      });
  }
}

function isId(id: string): boolean {
  return /^[1-9]\d{0,17}$/.test(id);
}
