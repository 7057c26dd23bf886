import { ownEventId, type EventContract } from '@ponte/contracts';
import { currentTraceparent } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { buried } from '../dead-letters/bury';
import type { OutboxDraft } from '../outbox/outbox-draft';
import { writeOutbox } from '../outbox/outbox-writer';
import { eventRecord } from '../publish/event-record';
import { enqueueTasks, type TaskToEnqueue } from '../tasks/enqueue-tasks';
import type { TaskDraft, TaskKind } from '../tasks/task-kind';
import type { Committed } from './after-commit';
import type { TellOptions, UnitOfWork } from './unit-of-work';

/** What events and tasks are caused by, unless a handler says otherwise. */
export interface Cause {
  readonly id?: string;
  readonly traceparent?: string;
}

/**
 * The unit of work of one transaction. What is told is checked and serialised at once, so a fault shows where it is
 * made and later changes of the value change nothing; it is written by {@link flush}.
 */
export class CollectedUnit {
  private readonly told: OutboxDraft[] = [];
  private readonly tasks: TaskToEnqueue[] = [];

  constructor(
    readonly manager: EntityManager,
    private readonly service: string,
    private readonly startedAt: Date,
  ) {}

  /** This unit as a handler sees it while it hears the event `cause`. */
  asUnitOfWork(cause: Cause = {}): UnitOfWork {
    return {
      manager: this.manager,
      tell: (contract, value, options) =>
        this.tell(contract as unknown as EventContract, value, options, cause),
      enqueue: (kind, draft) => this.enqueue(kind, draft as TaskDraft, cause),
      bury: async (event, reason) =>
        this.tellRaw(await buried(this.manager, this.service, event, reason, this.startedAt)),
    };
  }

  /** A record that is no event of ours, e.g. a dead letter. */
  tellRaw(draft: OutboxDraft): void {
    this.told.push(draft);
  }

  /** Writes everything, tasks last: their lanes stay locked until the commit. */
  async flush(): Promise<Committed> {
    await writeOutbox(this.manager, this.told);
    if (this.tasks.length > 0) await enqueueTasks(this.manager, this.tasks);
    return { told: this.told.length, enqueued: this.tasks.length };
  }

  private tell(contract: EventContract, value: object, options: TellOptions, cause: Cause): void {
    const id = ownEventId(this.service, contract.topic, options.subject, options.stateVersion);
    const record = eventRecord(contract, value, {
      id,
      source: `/ponte/${this.service}`,
      subject: options.subject,
      time: options.time ?? this.startedAt,
      causationId: options.causationId ?? cause.id,
      traceparent: cause.traceparent ?? currentTraceparent(),
    });
    this.told.push({
      topic: record.topic,
      key: record.key,
      eventId: id,
      value: record.value,
      headers: record.headers,
    });
  }

  private enqueue<P extends object>(kind: TaskKind<P>, draft: TaskDraft<P>, cause: Cause): void {
    this.tasks.push({
      kind,
      draft: {
        ...draft,
        causationId: draft.causationId ?? cause.id,
        traceparent: draft.traceparent ?? cause.traceparent ?? currentTraceparent(),
      },
    });
  }
}
