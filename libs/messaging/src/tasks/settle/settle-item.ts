import type { TaskEvent } from '../rules/next-state';
import type { Transition } from '../rules/task-state';
import type { PauseKey } from '../store/pauses';
import type { TaskRow } from '../store/task-row';

/** Something that happened to a task under one lease, to be written. */
export interface SettleItem {
  readonly row: TaskRow;
  readonly event: TaskEvent;
  /** What it took, in milliseconds. */
  readonly ms: number;
  /** The pauses that this attempt was a probe of. */
  readonly probes: readonly PauseKey[];
}

/** How an item was written. */
export interface Settled {
  readonly item: SettleItem;
  readonly transition: Transition;
  /** `late`: the lease was lost meanwhile; kept as evidence. `late-done`: and it decided a task that was open or unknown. */
  readonly as: 'settled' | 'late' | 'late-done';
}

/** What a settling transaction brought about, told once it has committed. */
export interface SettleReport {
  readonly settled: readonly Settled[];
  /** Lane heads that are due now because of it, and tasks enqueued by performers. */
  readonly woken: number;
  readonly pausesBegun: readonly (PauseKey & {
    readonly reason: string;
    readonly status: number | null;
  })[];
  readonly pausesEnded: readonly (PauseKey & { readonly since: Date })[];
}
