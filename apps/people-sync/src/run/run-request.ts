import type { RunMode } from './people-run';

/** What begins a run, by the schedule or by an operator. */
export interface RunRequest {
  readonly profile: string;
  /** By default incremental, or full when that is due. */
  readonly mode?: RunMode;
  /** Nothing is sent to Feedz. */
  readonly preview: boolean;
  readonly cause: 'schedule' | 'operator';
  /** `YYYY-MM-DD HH:MM`, of a scheduled run. */
  readonly slot?: string;
  readonly actor?: string;
  readonly why?: string;
  /** Write though there were two runs today. */
  readonly override: boolean;
}

/** A run that began, or why none did. */
export type RunStart =
  | { readonly started: true; readonly runId: string; readonly mode: RunMode }
  | {
      readonly started: false;
      readonly refused: 'unknown-profile' | 'inactive-profile' | 'run-open' | 'twice-today';
      /** `run-open`: the run that is under way. */
      readonly runId?: string;
    };
