import { Inject, Injectable } from '@nestjs/common';
import { PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { sqlStateOf } from '../../subscribe/database-outage';
import { UnitOfWorkRunner, type UnitOfWork } from '../../unit/unit-of-work';
import { TaskRegistry } from '../task-registry';
import { decideTasks, missing, type TaskDecision } from './decide-tasks';
import type { Operated, OperatorAction, OperatorRequest } from './operator-request';
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

  /**
   * Decides several tasks inside a transaction of the caller: an operator's command does so page by page.
   *
   * @returns what became of each, in the order of `ids`
   */
  decideWithin(
    unit: UnitOfWork,
    ids: readonly string[],
    decision: TaskDecision,
  ): Promise<ReadonlyMap<string, Operated>> {
    const parts = { registry: this.registry, service: this.service.name };
    return decideTasks(parts, unit, ids, decision);
  }

  private async decide(
    action: OperatorAction,
    id: string,
    request: OperatorRequest,
    result?: unknown,
  ): Promise<Operated> {
    const gone = missing(id, this.service.name);
    if (!isId(id)) return gone;
    for (let tries = 1; ; tries += 1) {
      try {
        const decision = { action, request, result };
        const operated = await this.units.run(
          async (unit) => (await this.decideWithin(unit, [id], decision)).get(id) ?? gone,
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
}

function isId(id: string): boolean {
  return /^[1-9]\d{0,17}$/.test(id);
}
