import { saoPauloTime } from '@ponte/platform';
import type { LedgerRefusal } from './decide.rules';
import { standingValue, type PayrollEntry } from './payroll-entry.entity';

/** The `mensagem` of what the ledger refuses, for the payroll analyst. */
export function refusalText(reason: LedgerRefusal, entry: PayrollEntry): string {
  switch (reason) {
    case 'replaced':
      return `Não lançada: outro valor (${entry.referencia}) foi enviado depois, antes que este fosse lançado; vale o envio mais recente.`;
    case 'superseded':
      return `Não lançada: um envio mais recente trouxe esta rubrica (valor ${entry.referencia}); vale o envio mais recente. Se este valor é o certo, envie-o de novo.`;
    case 'being-posted':
      return `Não lançada: outro valor (${entry.referencia}) desta rubrica está sendo lançado agora; reenvie depois do retorno.`;
    case 'correction':
      return `Não lançada: o Datasul já aceitou ${entry.acceptedReferencia} para esta rubrica, e o perfil ${entry.profile} não permite correções; corrija no Datasul, ou peça a reabertura do lançamento.`;
    case 'awaits-check':
      return `Não lançada: aguarda conferência. Não se sabe se o valor ${entry.referencia} desta rubrica foi lançado no Datasul; reenvie depois que alguém conferir.`;
  }
}

/**
 * What is told of an entry to a request that changes nothing about it, for the payroll analyst: nobody must type in by hand
 * what is there, or may be.
 * @returns undefined if nothing of it was posted, nor is to be
 */
export function standingText(entry: PayrollEntry): string | undefined {
  const { state, referencia } = entry;
  const standing = standingValue(entry);
  switch (state) {
    case 'received':
    case 'sending':
      return `O valor ${referencia}, de um envio anterior, está sendo lançado; reenvie só esse valor para ver o retorno.`;
    case 'unknown':
      return `Aguarda conferência: não se sabe se o valor ${referencia}, de um envio anterior, foi lançado no Datasul.`;
    default:
      return standing && `No Datasul já consta ${standing.referencia}, de um envio anterior.`;
  }
}

/** The `mensagem` of an entry whose outcome is not known, if nobody said more. */
export const DOUBT_TEXT =
  'Aguarda conferência: não se sabe se foi lançada no Datasul. Nada será lançado em dobro; reenvie para ver o resultado.';

/**
 * The `mensagem` of a request from before the time of which anything is remembered. Of an old one that is heard again it must
 * not say that nothing was posted.
 * @param receivedAt RFC 3339
 */
export function tooOldText(receivedAt: string): string {
  const [year, month, day] = saoPauloTime(new Date(receivedAt)).day.split('-');
  return `Não tratada: o envio traz a data ${day}/${month}/${year}, antiga demais para saber o que já foi lançado. Se foi feito agora, o relógio do servidor que o recebeu está errado: avise o administrador. Antes de lançar à mão, confira no Datasul.`;
}

/** The `mensagem` of every rubrica of a source that no active profile names. */
export function noProfileText(source: string): string {
  return `Não lançada: a origem ${source} não tem perfil ativo na integração com o Datasul; avise o administrador.`;
}
