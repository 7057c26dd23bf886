import type { LineOutcome } from '@ponte/clients/datasul';
import type { EntryChange } from '../../ledger/entry-settling';
import type { CallEntryEnd } from '../call.store';
import { doubtText, type DoubtCode } from './doubt';

/** What is done about one entry of a call that has ended, and what the record of the call says of it. */
export interface EntryEnd {
  readonly id: string;
  readonly move: EntryChange['move'];
  readonly recorded: Pick<CallEntryEnd, 'outcome' | 'matched'>;
}

/** What Datasul answered about an entry. What it cannot be told from the reply is unknown, never a success. */
export function answeredEnd(id: string, outcome: LineOutcome): EntryEnd {
  if (outcome.state === 'unknown') {
    const { reason, message } = outcome;
    return doubtedEnd(id, reason, { said: message, matched: reason === 'status' });
  }
  const fallback = outcome.state === 'accepted' ? 'Aceita pelo Datasul' : 'Recusada pelo Datasul';
  return {
    id,
    move: {
      kind: 'settle',
      outcome: outcome.state,
      by: 'datasul',
      message: outcome.message || `${fallback}, sem mensagem.`,
    },
    recorded: { outcome: outcome.state, matched: true },
  };
}

/** Nobody can tell: a person finds out. */
export function doubtedEnd(
  id: string,
  code: DoubtCode,
  { said, matched = false }: { readonly said?: string; readonly matched?: boolean } = {},
): EntryEnd {
  const message = doubtText(code, said);
  return {
    id,
    move: { kind: 'settle', outcome: 'unknown', by: 'ponte', reason: code, message },
    recorded: { outcome: 'unknown', matched },
  };
}

/** Refused with its whole call, of which it was the only item. */
export function refusedEnd(id: string, message: string): EntryEnd {
  return answeredEnd(id, { state: 'refused', message });
}

/** To be sent again though it may have been posted: the profile says that this does no harm. */
export function resentEnd(id: string): EntryEnd {
  const move = { kind: 'unsend', doubtful: true } as const;
  return { id, move, recorded: { outcome: 'unknown', matched: false } };
}

/** Surely not posted: it waits again, after a call that was refused whole in a smaller one. */
export function waitingEnd(id: string, partLimit?: number): EntryEnd {
  return {
    id,
    move: { kind: 'unsend', partLimit },
    recorded: { outcome: 'waits', matched: false },
  };
}
