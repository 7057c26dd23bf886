import { listTable } from '../output/table';
import type { DecidedTasks } from './task-shapes';

/**
 * What was decided, for people.
 *
 * @param one what is decided about, e.g. `Lançamento`
 */
export function decidedText(
  one: string,
  stateWord: (state: string) => string,
  { decided, refused }: DecidedTasks,
): string {
  const done = listTable(
    [
      [one, ({ id }) => id],
      ['De', ({ from }) => stateWord(from)],
      ['Para', ({ to }) => stateWord(to)],
    ],
    decided,
  );
  const left = listTable([['Deixado como está', ({ message }) => message]], refused);
  return [done, left].filter((part) => part !== '').join('\n');
}
