import type { EntityManager } from 'typeorm';
import type { TaskState } from '../rules/task-state';

interface Action {
  readonly id: string;
  readonly action: string;
  readonly from: TaskState;
  readonly to: TaskState;
  readonly request: { readonly actor: string; readonly why: string };
}

/** Puts a task into the state that an operator decided, with who and why. Task and lane are locked by the caller. */
export async function writeAction(
  manager: EntityManager,
  { id, action, from, to, request }: Action,
): Promise<void> {
  await manager.query(to === 'ready' ? RELEASE : END, to === 'ready' ? [id] : [id, to]);
  await manager.query(RECORD, [id, action, request.actor, request.why, from, to]);
}

/** A held head stays the head; a task that was skipped queues up again, and being the oldest it is next. */
const RELEASE = `
  UPDATE task SET state = 'ready', step = CASE WHEN state = 'waiting' THEN step ELSE 'perform' END, due_at = clock_timestamp(),
    failures = 0, look_failures = 0, deaths = 0, settle_failures = 0, held_since = NULL
  WHERE id = $1`;

const END = `
  UPDATE task SET state = $2, head = false, held_since = NULL, ended_at = clock_timestamp(), payload = '{}' WHERE id = $1`;

const RECORD = `
  INSERT INTO task_action (task_id, action, actor, why, from_state, to_state) VALUES ($1, $2, $3, $4, $5, $6)`;
