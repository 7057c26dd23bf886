/** A task as services list it (`tasks.list`). */
export interface ListedTask {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly step: string;
  readonly party: string;
  readonly lane: string;
  readonly subject: string | null;
  readonly head: boolean;
  readonly failures: number;
  readonly lastClass: string | null;
  readonly status: number | null;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly heldSince: string | null;
  readonly endedAt: string | null;
  readonly pausedSince: string | null;
  readonly pauseReason: string | null;
}

/** The same in full (`tasks.show`). */
export interface ShownTask extends ListedTask {
  readonly causationId: string | null;
  readonly behind: number;
  readonly attemptsInAll: number;
  readonly attempts: readonly {
    readonly step: string;
    readonly class: string;
    readonly status: number | null;
    readonly reason: string | null;
    readonly startedAt: string | null;
    readonly endedAt: string;
    readonly lateClass: string | null;
  }[];
  readonly actions: readonly {
    readonly action: string;
    readonly actor: string;
    readonly why: string;
    readonly from: string;
    readonly to: string;
    readonly at: string;
  }[];
}

/** What a page of decisions came to (`tasks.retry|discard|resolve`). */
export interface DecidedTasks {
  readonly decided: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly refused: readonly {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly next: string | null;
  /** The moment up to which a filter is taken, by the service's clock, where it says so. */
  readonly until?: string;
}
