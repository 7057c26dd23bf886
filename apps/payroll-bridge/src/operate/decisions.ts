import type { EntryChange } from '../ledger/entry-settling';
import type { EntryState } from '../ledger/entry-states.rules';
import { mayMove } from '../ledger/move-entry.rules';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';

/** What a person decides of entries. */
export type Verb = 'accept' | 'refuse' | 'resend' | 'reopen';

export interface Decision {
  /** The state that it is mostly decided in. */
  readonly from: EntryState;
  readonly move: EntryChange['move'];
  /** Wrong if Datasul posts it after all: not while the call that it was in may still be at work. */
  readonly saysAbsent: boolean;
}

/** The messages are what the payroll analyst reads in PontoWeb. */
export const DECISIONS: Readonly<Record<Verb, Decision>> = {
  accept: {
    from: 'unknown',
    move: {
      ...{ kind: 'settle', outcome: 'accepted', by: 'operator', reason: null },
      message: 'Conferida no Datasul: está lançada.',
    },
    saysAbsent: false,
  },
  refuse: {
    from: 'unknown',
    move: {
      ...{ kind: 'settle', outcome: 'refused', by: 'operator', reason: 'checked-absent' },
      message:
        'Conferida no Datasul: não está lançada. Se deve ser lançada, envie de novo pelo PontoWeb.',
    },
    saysAbsent: true,
  },
  resend: { from: 'unknown', move: { kind: 'resend', looked: true }, saysAbsent: true },
  reopen: { from: 'accepted', move: { kind: 'reopen' }, saysAbsent: false },
};

/** Past tense, for what is told of a page. */
export const DONE: Readonly<Record<Verb, string>> = {
  accept: 'aceitos',
  refuse: 'dados como não lançados',
  resend: 'postos de novo na fila',
  reopen: 'reabertos',
};

/** Whether a decision may be made of an entry as it is. A reopening is also about what stands behind a correction. */
export function isDecidable(verb: Verb, entry: PayrollEntry): boolean {
  const { from, move } = DECISIONS[verb];
  return verb === 'reopen' ? mayMove(entry, move) : entry.state === from;
}
