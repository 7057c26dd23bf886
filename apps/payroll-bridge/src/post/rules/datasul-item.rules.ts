import type { DatasulItem } from '@ponte/clients/datasul';
import type { Postable } from './plan-call.rules';

/** What Datasul is sent of entries of one employee, competência and payment. */
export function datasulItem(entries: readonly [Postable, ...Postable[]]): DatasulItem {
  const [{ matricula, codfuncionario, anoSent, mesSent, campoSent }] = entries;
  return {
    ...{ matricula, codfuncionario, ano: anoSent, mes: mesSent, campoAdicional: campoSent },
    resultados: entries.map(({ rubrica, referencia, datafalta }) => ({
      rubrica,
      referencia,
      datafalta,
    })),
  };
}
