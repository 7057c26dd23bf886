import type { LineFault } from './judged-line';

/** The `mensagem` of a rubrica that is refused here: all its faults, each once. */
export function faultText(faults: readonly LineFault[]): string {
  const words = [...new Set(faults.map(({ message }) => message))].join('; ');
  return `Não lançada: ${words}.`;
}
