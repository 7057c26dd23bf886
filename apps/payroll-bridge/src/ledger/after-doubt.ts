import type { EntryMove, SettleMove } from './entry-move';
import type { PayrollEntry } from './payroll-entry.entity';

/** Why nobody can tell although somebody refused; told as `reason`. */
export type AfterDoubt = 'refused-after-doubt' | 'not-sent-again';

const CHECK = 'aguarda conferência no Datasul';

/**
 * What a refusal means for an entry that an earlier call may have posted: that is not undone by it. "Movimento já existe"
 * of a repeat, or a competência that was closed since, must not be told as "not posted", or somebody types it in by hand.
 * Only a person who has looked settles it.
 */
export function afterDoubt<M extends EntryMove>(entry: PayrollEntry, move: M): M | SettleMove {
  if (move.kind !== 'settle' || !isBlind(entry, move)) return move;
  const { by, message } = move;
  const said = by === 'datasul';
  return {
    kind: 'settle',
    outcome: 'unknown',
    by: by === 'operator' ? by : 'ponte',
    reason: (said ? 'refused-after-doubt' : 'not-sent-again') satisfies AfterDoubt,
    message: said
      ? `O Datasul recusou a repetição (mensagem do Datasul: ${message}), mas um envio anterior, sem resposta, pode ter sido lançado: ${CHECK}.`
      : `Não se sabe se foi lançada: um envio anterior, sem resposta, pode ter sido lançado, e não será repetido (${message}). Esta rubrica pode ter sido lançada: ${CHECK}.`,
  };
}

/** Whether a move would say that nothing was posted of an entry, by who cannot know. */
export function isBlind(entry: PayrollEntry, { outcome, by }: SettleMove): boolean {
  const looked = by === 'operator' && entry.state === 'unknown';
  return entry.unsure && outcome === 'refused' && !looked;
}
