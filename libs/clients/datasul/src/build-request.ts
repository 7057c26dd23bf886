import type { DatasulItem, DatasulLine } from './datasul-item';

/** How the keys of year and month are spelled: by the vendor's example (`anocom`) or by its table (`anocomp`). */
export const DATASUL_SPELLINGS = ['anocom', 'anocomp'] as const;
export type DatasulSpelling = (typeof DATASUL_SPELLINGS)[number];

/** The body of a request, in the vendor's order of keys. */
export interface DatasulRequest {
  readonly items: readonly Readonly<Record<string, string | readonly DatasulLine[]>>[];
}

/** Builds the body of a request: one object per item, in their order, every text verbatim. */
export function buildRequest(
  items: readonly DatasulItem[],
  spelling: DatasulSpelling,
): DatasulRequest {
  const [year, month] = spelling === 'anocom' ? ['anocom', 'mescom'] : ['anocomp', 'mescomp'];
  return {
    items: items.map(({ matricula, ano, mes, campoAdicional, codfuncionario, resultados }) => ({
      matricula,
      [year]: ano,
      [month]: mes,
      campoAdicional,
      codfuncionario,
      resultados: resultados.map(({ rubrica, referencia, datafalta }) => ({
        rubrica,
        referencia,
        datafalta,
      })),
    })),
  };
}
