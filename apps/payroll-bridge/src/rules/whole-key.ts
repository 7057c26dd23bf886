import type { EntryKey } from './judged-line';

/** The key in one order of its parts, if nothing of it is missing. */
export function wholeKey(known: Partial<EntryKey>): EntryKey | undefined {
  const { empresa, estabelecimento, competencia, campoAdicional, evento, datafalta } = known;
  if (empresa === undefined || estabelecimento === undefined || competencia === undefined)
    return undefined;
  if (campoAdicional === undefined || evento === undefined || datafalta === undefined)
    return undefined;
  return { empresa, estabelecimento, competencia, campoAdicional, evento, datafalta };
}
