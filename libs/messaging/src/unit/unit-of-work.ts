import type { EventContract } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';
import type { TaskDraft, TaskKind } from '../tasks/task-kind';

/** An event to be told: an outbox row of the same transaction as the state that it reports. */
export interface TellOptions {
  /**
   * What the event is about, e.g. a screening's id, with the version of its state. Together with service and contract
   * they make the event's id (UUID v5), so telling the same change twice is one event.
   */
  readonly subject: string;
  readonly stateVersion: number;
  /** Id of the event that caused this one; by default the one being heard. */
  readonly causationId?: string;
  /** When it happened; by default the transaction's start. */
  readonly time?: Date;
}

/**
 * One Postgres transaction of a service: state, inbox, outbox and tasks change together or not at all. What is told and
 * enqueued is collected and written at the end of the transaction in few statements (tasks last, lanes locked in sorted
 * order), after the handler's own state rows are locked.
 */
export interface UnitOfWork {
  readonly manager: EntityManager;
  tell<T extends object>(contract: EventContract<T>, value: T, options: TellOptions): void;
  enqueue<P extends object>(kind: TaskKind<P>, draft: TaskDraft<P>): void;
}

/** Runs a unit of work outside a heard slice, e.g. when a task settles or a timer fires. Also the Nest injection token. */
export abstract class UnitOfWorkRunner {
  /** Commits what `work` did, or rolls all of it back and rethrows. */
  abstract run<R>(work: (unit: UnitOfWork) => Promise<R>): Promise<R>;
}
