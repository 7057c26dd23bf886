import type { LineFault } from './judged-line';

/**
 * The `mensagem` of a rubrica that is refused here: all its faults, each once.
 * @param standing what is on record of the rubrica by other requests, as sentences: it may be in the payroll all the same
 */
export function faultText(faults: readonly LineFault[], standing?: string): string {
  const words = [...new Set(faults.map(({ message }) => message))].join('; ');
  if (standing === undefined) return `Não lançada: ${words}.`;
  return `Este envio não lançou nada desta rubrica: ${words}. ${standing}`;
}
