import { reasonOf } from '../rules/reason-of';
import type { Transition } from '../rules/task-state';
import type { SettleItem } from './settle-item';

/** A performer's `settled()` threw: a bug there, or the database failing beneath it (see `cause`). */
export class SettleFailure extends Error {
  constructor(
    readonly item: SettleItem,
    readonly transition: Transition,
    cause: unknown,
  ) {
    super(`settled() of "${item.row.kind}" threw: ${reasonOf(cause)}`, { cause });
    this.name = 'SettleFailure';
  }
}
