import type { UnitOfWork } from '../../unit/unit-of-work';
import type { TaskToEnqueue } from '../enqueue-tasks';
import type { TaskRow } from '../store/task-row';

/**
 * The unit of work that performers see while their tasks settle. What they enqueue is collected here and written by the
 * settling itself, because its lanes and those of the settled tasks must be locked together, in one order. Events and
 * tasks carry on the task's cause and trace.
 */
export class SettlingUnit {
  readonly drafts: TaskToEnqueue[] = [];

  constructor(private readonly unit: UnitOfWork) {}

  of(row: TaskRow): UnitOfWork {
    const causationId = row.causation_id ?? undefined;
    const traceparent = row.traceparent ?? undefined;
    return {
      manager: this.unit.manager,
      bury: (event, reason) => this.unit.bury(event, reason),
      tell: (contract, value, options) =>
        this.unit.tell(contract, value, {
          ...options,
          causationId: options.causationId ?? causationId,
        }),
      enqueue: (kind, draft) => {
        this.drafts.push({ kind, draft: { causationId, traceparent, ...draft } });
      },
    };
  }
}
