import type { Outcome } from './entry-states.rules';
import type { EntryValue, SaidBy } from './payroll-entry.entity';

/** A value that a request brought, with what it was sent as. */
export interface WantedValue extends EntryValue {
  readonly rubrica: string;
  readonly anoSent: string;
  readonly mesSent: string;
  readonly campoSent: string;
  readonly sealedEmployee: string;
  readonly receivedAt: Date;
}

/** An outcome. `message` is sealed; `reason` is a code of ours, null where Datasul itself spoke. */
export interface SettleMove {
  readonly kind: 'settle';
  readonly outcome: Outcome;
  readonly by: SaidBy;
  readonly reason?: string | null;
  readonly message: string;
}

/** What may happen to an entry of the ledger. */
export type EntryMove =
  /** A request brought a value that is to be posted: a task is enqueued for it. */
  | { readonly kind: 'want'; readonly value: WantedValue }
  /** It goes into a call. */
  | { readonly kind: 'send'; readonly callId: string }
  /**
   * Nothing of it was posted for certain, or sending again is safe; the task that it is in goes on. `doubtful`: it may have
   * been posted all the same, so no other value takes its place, and what was accepted before does not stand.
   */
  | {
      readonly kind: 'unsend';
      readonly partLimit?: number | null;
      readonly doubtful?: boolean;
    }
  /** It is to be posted again, by a task of its own. `looked`: a person has seen that nothing of it is at Datasul. */
  | { readonly kind: 'resend'; readonly looked?: true }
  | SettleMove
  /** What is wanted is what was accepted before a correction, which was refused or never sent. */
  | { readonly kind: 'restore' }
  /** What was accepted is not at Datasul any more. */
  | { readonly kind: 'reopen' };

/** Why a move was made, for the history. */
export interface Because {
  readonly reason?: string | null;
  readonly requestId?: string | null;
  readonly actor?: string | null;
  readonly why?: string | null;
  readonly commandId?: string | null;
}
