import type { EntryState } from './entry-states.rules';
import type { SaidBy } from './payroll-entry.entity';

/** One move of an entry, as it is kept: a row for each version. */
export interface HistoryRow {
  readonly entryId: string;
  readonly version: number;
  readonly at: Date;
  /** null: the entry began. */
  readonly fromState: EntryState | null;
  readonly toState: EntryState;
  /** The value that it had after the move. */
  readonly referencia: string;
  readonly by: SaidBy | null;
  readonly reason: string | null;
  readonly callId: string | null;
  /** The request that brought it about. */
  readonly requestId: string | null;
  readonly actor: string | null;
  readonly why: string | null;
  readonly commandId: string | null;
  /** Sealed for `message`. */
  readonly message: string | null;
}
