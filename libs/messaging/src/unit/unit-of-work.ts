import type { EventContract } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';
import type { Heard } from '../subscribe/heard';
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
  /**
   * Makes a dead letter of an event that was heard and kept, e.g. because nothing it belongs to ever appeared. A replay
   * runs its handler again only if its inbox row is gone or dead, so the row is marked dead too.
   */
  bury(event: BuriedEvent, reason: string): Promise<void>;
}

/** A heard event as a service kept it. */
export type BuriedEvent = Pick<
  Heard<object>,
  'id' | 'source' | 'type' | 'key' | 'value' | 'topic' | 'partition' | 'offset'
> & { readonly time: string };

/** Runs a unit of work outside a heard slice, e.g. when a task settles or a timer fires. Also the Nest injection token. */
export abstract class UnitOfWorkRunner {
  /** Commits what `work` did, or rolls all of it back and rethrows. */
  abstract run<R>(work: (unit: UnitOfWork) => Promise<R>): Promise<R>;
}
