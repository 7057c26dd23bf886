import { Injectable } from '@nestjs/common';
import { ServiceInfo } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { UnitOfWork } from '../../unit/unit-of-work';
import type { TaskState } from '../rules/task-state';
import { markEnqueued } from '../run/commit-watch';
import { tellReleased } from '../settle/held-events';
import { lockLanes } from '../store/lock-lanes';
import { promoteHeads } from '../store/promote-heads';
import { TASK_ROW_COLUMNS, type TaskRow } from '../store/task-row';
import { writeAction } from '../store/write-action';
import type { TaskKind } from '../task-kind';

/** A task that has not ended, locked until the transaction ends. */
export interface OpenTask extends TaskRow {
  readonly dedupe_key: string;
  readonly state: TaskState;
  readonly held_since: Date | null;
  readonly reason: string | null;
}

/**
 * For a service that learns, inside a transaction of its own, that a task need not run any more: an event proved that its
 * call had happened, or what it was for has ended. The service writes its own state; `settled()` is not called.
 */
@Injectable()
export class OpenTasks {
  constructor(private readonly service: ServiceInfo) {}

  /**
   * The tasks of a kind that are still open, by dedupe key. Lock them before the state rows that their `settled()` locks:
   * settling keeps that order too, so the two wait for each other instead of dead-locking.
   */
  async lock<P extends object>(
    manager: EntityManager,
    kind: TaskKind<P>,
    dedupeKeys: readonly string[],
  ): Promise<Map<string, OpenTask>> {
    const rows = await this.lockAll(
      manager,
      dedupeKeys.map((dedupeKey) => ({ kind: kind.name, dedupeKey })),
    );
    return new Map(rows.map((row) => [row.dedupe_key, row]));
  }

  /** Those that are still open, of several kinds in one order: that of their ids, in which settling locks them, too. */
  async lockAll(
    manager: EntityManager,
    keys: readonly { readonly kind: string; readonly dedupeKey: string }[],
  ): Promise<OpenTask[]> {
    if (keys.length === 0) return [];
    return (await manager.query(LOCK, [
      keys.map(({ kind }) => kind),
      keys.map(({ dedupeKey }) => dedupeKey),
    ])) as OpenTask[];
  }

  /**
   * Ends a locked task and wakes its lane. The lane is locked at once, so use it for lanes that nothing but such tasks
   * stands in.
   *
   * @returns `false` for a task whose call is under way: it settles by itself
   */
  async end(
    unit: UnitOfWork,
    task: OpenTask,
    as: 'done' | 'discarded',
    why: string,
  ): Promise<boolean> {
    const { id, state } = task;
    if (state === 'running') return false;
    if (state === 'parked' || state === 'unknown') {
      const now = new Date();
      tellReleased(unit, this.service.name, task, {
        state,
        reason: task.reason ?? '',
        since: task.held_since ?? now,
        release: as === 'done' ? 'resolved' : 'discarded',
        releasedAt: now,
      });
    }
    await lockLanes(unit.manager, [task.lane], 'existing');
    await writeAction(unit.manager, {
      id,
      action: as === 'done' ? 'proved-done' : 'dropped',
      from: state,
      to: as,
      request: { actor: this.service.name, why },
    });
    if ((await promoteHeads(unit.manager, [task.lane])) > 0) markEnqueued(unit.manager);
    return true;
  }
}

const LOCK = `
  SELECT ${TASK_ROW_COLUMNS}, dedupe_key, state, held_since, reason FROM task
  WHERE (kind, dedupe_key) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND ended_at IS NULL ORDER BY id FOR UPDATE`;
