/** Why nobody can tell what became of an entry; told as `reason`. */
export type DoubtCode =
  /** The call has no readable reply, or none came. */
  | 'no-answer'
  /** Datasul refused the call as a whole, and may have posted some of it before. */
  | 'call-refused'
  /** The process ended while the call was under way. */
  | 'process-died'
  /** The reply speaks of other entries only. */
  | 'no-entry'
  /** The reply may be read in several ways. */
  | 'ambiguous'
  /** Its entry says neither S nor E. */
  | 'status';

const WAITS = 'Não se sabe se foi lançada: aguarda conferência no Datasul';

const WORDS: Readonly<Record<DoubtCode, string>> = {
  'no-answer': 'O Datasul não respondeu, ou a resposta não pôde ser lida',
  'call-refused': 'O Datasul recusou o envio inteiro em que a rubrica estava',
  'process-died': 'O envio foi interrompido antes da resposta do Datasul',
  'no-entry': 'A resposta do Datasul não traz esta rubrica',
  ambiguous: 'A resposta do Datasul não permite distinguir esta rubrica de outra',
  status: 'A resposta do Datasul traz uma situação que não é S nem E',
};

/**
 * What the payroll analyst reads.
 * @param said what Datasul said of the entry, if anything
 */
export function doubtText(code: DoubtCode, said?: string): string {
  const quoted = said ? ` (mensagem do Datasul: ${said})` : '';
  return `${WORDS[code]}${quoted}. ${WAITS}.`;
}
