import type { DatasulItem, DatasulLine } from '../datasul-item';

/** One rubrica as it was sent, with the employee's fields that it is known by. */
export interface SentLine extends DatasulLine {
  readonly matricula: string;
  readonly codfuncionario: string;
}

/** All rubricas of a call, item by item, in the order sent. */
export function sentLines(items: readonly DatasulItem[]): readonly SentLine[] {
  return items.flatMap(({ matricula, codfuncionario, resultados }) =>
    resultados.map(({ rubrica, referencia, datafalta }) => ({
      matricula,
      codfuncionario,
      rubrica,
      referencia,
      datafalta,
    })),
  );
}
