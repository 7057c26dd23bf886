import type { TaskFailure, TaskOutcome, TaskView } from '@ponte/messaging';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { Blame } from './blame';
import type { PostPayload } from './post-results';

interface Open {
  readonly task: TaskView<PostPayload>;
  readonly wanted: number;
}

/** What a batch of tasks still has to post. A task is done when none of its entries is left, whatever became of them. */
export class OpenBatch {
  private readonly open = new Map<string, Open>();
  private readonly failures = new Map<string, TaskFailure>();
  /** Of calls that were refused whole. */
  readonly blame = new Blame();

  constructor(private readonly tasks: readonly TaskView<PostPayload>[]) {
    // While hashes of employees change an entry may stand in two lanes: what was wanted last is what is wanted.
    for (const task of tasks)
      for (const { id, wanted } of task.payload.entries)
        if (wanted > (this.open.get(id)?.wanted ?? 0)) this.open.set(id, { task, wanted });
  }

  get isEmpty(): boolean {
    return this.open.size === 0;
  }

  /**
   * Ids of what is left, in the order in which it is to be posted.
   * @param tasks of so many of the first at most: each is about one employee
   */
  ids(tasks = Infinity): readonly string[] {
    const ids: string[] = [];
    const seen = new Set<string>();
    for (const [id, { task }] of this.open) {
      if (seen.add(task.id).size > tasks) break;
      ids.push(id);
    }
    return ids;
  }

  /** Whether an entry is, as it is now, still this batch's to post. */
  wants({ id, state, wanted }: PayrollEntry): boolean {
    return state === 'received' && this.open.get(id)?.wanted === wanted;
  }

  /** Which attempt at an entry this is, from 1. */
  attempt(id: string): number {
    return this.open.get(id)?.task.attempt ?? 1;
  }

  /** Nothing is to be done about these any more. */
  close(ids: Iterable<string>): void {
    for (const id of ids) this.open.delete(id);
  }

  /** These come after all others of the batch. */
  setAside(ids: readonly string[]): void {
    for (const id of ids) {
      const of = this.open.get(id);
      if (!of) continue;
      this.open.delete(id);
      this.open.set(id, of);
    }
  }

  /** Whether anything is left beside these. */
  hasOthers(ids: readonly string[]): boolean {
    return ids.filter((id) => this.open.has(id)).length < this.open.size;
  }

  /** These are tried again with their tasks, later. */
  fail(ids: Iterable<string>, failure: TaskFailure): void {
    for (const id of ids) {
      const of = this.open.get(id);
      if (of) this.failures.set(of.task.id, failure);
      this.open.delete(id);
    }
  }

  /**
   * One for each task, in their order.
   * @param rest of tasks that have something left
   */
  outcomes(rest: TaskFailure): readonly TaskOutcome[] {
    const left = new Set([...this.open.values()].map(({ task }) => task.id));
    return this.tasks.map(
      ({ id }) =>
        this.failures.get(id) ?? (left.has(id) ? rest : { class: 'done', result: undefined }),
    );
  }
}
