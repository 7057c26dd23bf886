import { Injectable } from '@nestjs/common';
import { OpenTasks, type OpenTask } from '@ponte/messaging';
import { In, type EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { EquipmentRequest } from './equipment-request.entity';

/** What TypeORM makes of the columns: it takes JSON apart as if it were entities. */
type Columns = QueryDeepPartialEntity<EquipmentRequest>;

/** A request and the task of it that asks the desk, both locked until the transaction ends. */
export interface LockedRequest {
  readonly request: EquipmentRequest;
  readonly task: OpenTask | undefined;
}

interface Known {
  id: string;
  desk_kind: string | null;
  desk_key: string | null;
}

/**
 * Requests with their open tasks. Tasks are locked first, by their ids, then requests by theirs: the order in which settling
 * does it. A settlement that takes a second task (a ticket that was read) goes against it: rarely a dead-lock, which
 * PostgreSQL ends, and what it ended is run again.
 */
@Injectable()
export class RequestStore {
  constructor(private readonly tasks: OpenTasks) {}

  /** Those of the ids that exist, in the order of their ids. */
  async lock(manager: EntityManager, ids: readonly string[]): Promise<LockedRequest[]> {
    if (ids.length === 0) return [];
    const known: Known[] = await manager.query(
      `SELECT id, desk_kind, desk_key FROM equipment_request WHERE id = ANY ($1::uuid[])`,
      [[...ids]],
    );
    // Nearly all moves are of applications that have none.
    if (known.length === 0) return [];
    const tasks = new Map<string, OpenTask>();
    await this.lockTasks(manager, known, tasks);
    const requests = await manager.getRepository(EquipmentRequest).find({
      where: { id: In(known.map(({ id }) => id)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    // A task that was settled in between has made way for another one: against the order, so rarely a dead-lock, which
    // PostgreSQL ends and the transaction is run again.
    const others = requests.filter(
      ({ id, deskKey }) => deskKey !== known.find((each) => each.id === id)?.desk_key,
    );
    await this.lockTasks(
      manager,
      others.map(({ id, deskKind, deskKey }) => ({ id, desk_kind: deskKind, desk_key: deskKey })),
      tasks,
    );
    return requests.map((request) => ({ request, task: tasks.get(request.deskKey ?? '') }));
  }

  private async lockTasks(
    manager: EntityManager,
    known: readonly Known[],
    into: Map<string, OpenTask>,
  ): Promise<void> {
    const keys = known.flatMap(({ desk_kind: kind, desk_key: dedupeKey }) =>
      kind === null || dedupeKey === null ? [] : [{ kind, dedupeKey }],
    );
    for (const task of await this.tasks.lockAll(manager, keys)) into.set(task.dedupe_key, task);
  }
}

/** One request, locked until the transaction ends; for who holds its task already. */
export function lockRequest(manager: EntityManager, id: string): Promise<EquipmentRequest | null> {
  return manager
    .getRepository(EquipmentRequest)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Writes a request that is new. */
export async function insertRequest(
  manager: EntityManager,
  request: EquipmentRequest,
): Promise<void> {
  await manager.insert(EquipmentRequest, request as Columns);
}

/** Writes a request that is locked. */
export async function saveRequest(
  manager: EntityManager,
  request: EquipmentRequest,
): Promise<void> {
  const { id, ...columns } = request;
  await manager.update(EquipmentRequest, { id }, columns as Columns);
}
