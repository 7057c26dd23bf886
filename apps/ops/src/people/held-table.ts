import { listTable } from '../output/table';
import { entityWord, recordName, stateWord } from './people-words';

/** Records that wait for one thing (`people.held`). */
interface Held {
  readonly count: number;
  readonly entity: string;
  readonly code: number | null;
  readonly explanation: string | null;
  readonly neededEntity: string | null;
  readonly neededKey: string | null;
  readonly neededState: string | null;
  readonly neededExplanation: string | null;
  readonly neededPresent: boolean | null;
}

export function heldTable(result: unknown): string {
  const { held } = result as { readonly held: readonly Held[] };
  return listTable(
    [
      ['Quantos', ({ count }) => count],
      ['Tipo', ({ entity }) => entityWord(entity)],
      ['Código', ({ code }) => code],
      ['Explicação', ({ explanation }) => explanation],
      ['Esperam por', neededText],
      ['Que está', ({ neededState }) => stateWord(neededState)],
      ['Porque', ({ neededExplanation }) => neededExplanation],
      ['No Datasul', ({ neededPresent }) => neededPresent],
    ],
    held,
  );
}

function neededText({ neededEntity: entity, neededKey: key }: Held): string {
  return entity === null || key === null ? '' : recordName({ entity, key });
}
