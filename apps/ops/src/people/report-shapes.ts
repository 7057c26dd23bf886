/** What a run read of one list, as `people.report` tells it. */
export interface ReadCount {
  readonly entity: string;
  readonly read: number;
  readonly changed: number;
  readonly faulty: number;
  readonly missing: number;
}

export interface WriteCount {
  readonly entity: string;
  readonly unchanged: number;
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly held: number;
  readonly unknown: number;
}

/** How many records are refused or held for one reason. */
export interface ReasonCount {
  readonly entity: string;
  readonly state: string;
  readonly code: number | null;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly count: number;
}

/** How many items of a list have one fault. */
export interface FaultCount {
  readonly endpoint: string;
  readonly reason: string;
  readonly pointer: string | null;
  readonly code: number | null;
  readonly message: string;
  readonly count: number;
}

export interface RunFacts {
  readonly id: string;
  readonly profile: string;
  readonly environment: string;
  readonly state: string;
  readonly mode: string;
  readonly preview: boolean;
  readonly cause: string;
  readonly actor: string | null;
  readonly why: string | null;
  readonly reason: string | null;
  readonly startedAt: string;
  readonly writeBeganAt: string | null;
  readonly endedAt: string | null;
}

/** A run in numbers (`people.report`). */
export interface ReportCounts {
  readonly asOf: string;
  readonly isNewest: boolean;
  readonly run: RunFacts;
  readonly read: readonly ReadCount[];
  readonly written: readonly WriteCount[];
  readonly refusals: readonly ReasonCount[];
  readonly faults: readonly FaultCount[];
}

/** A record by its key (`people.report.records`). */
export interface ReportRecord {
  readonly entity: string;
  readonly key: string;
  readonly state: string;
  readonly by: string | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly heldFor: readonly { readonly entity: string; readonly key: string }[];
  readonly settledAt: string | null;
  /** Texts that are sealed until they are opened. */
  readonly sealed: { readonly message: unknown; readonly person: unknown };
}

/** An item of Datasul that cannot be used (`people.report.faults`). */
export interface ReportFault {
  readonly endpoint: string;
  readonly page: number | null;
  readonly index: number | null;
  readonly key: string | null;
  readonly pointer: string | null;
  readonly code: number | null;
  readonly reason: string;
  readonly message: string;
}

export interface Report extends ReportCounts {
  readonly records: readonly ReportRecord[];
  /** Whether there are more records than were asked for. */
  readonly more: boolean;
  readonly items: readonly ReportFault[];
  /** Whether names and messages were opened. */
  readonly open: boolean;
}
