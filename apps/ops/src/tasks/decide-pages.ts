import { setTimeout as wait } from 'node:timers/promises';
import { answerOutcome } from '../ask/answer-outcome';
import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { DecidedTasks } from './task-shapes';

/** A service decides so many in one transaction. */
const PAGE = 100;
/** So many of what was decided are told by `--json`; all of them are in the services' own records. */
const TOLD = 1_000;

export interface Decision {
  readonly service: string;
  /** e.g. `tasks.retry`. */
  readonly name: string;
  /** Beside the filter, e.g. `{ found: 'done' }`. */
  readonly more: object;
  readonly filter: Readonly<Record<string, unknown>>;
  /** At most so many in all. */
  readonly limit: number;
  readonly words?: DecidedWords;
  /** Only rehearsed, whatever the settings say, and at any rate. */
  readonly dryRun?: boolean;
}

/** What is decided, and what becomes of those that were not, in the plural. */
export interface DecidedWords {
  readonly many: string;
  readonly refused: string;
}

const TASKS: DecidedWords = { many: 'tarefas', refused: 'recusadas' };

/** Decides all tasks (or what `words` say) that a filter names, a page a command, not faster than `--rate`. */
export async function decidePages(
  { asking, settings, progress }: OpsContext,
  { service, name, more, filter, limit, words = TASKS, dryRun }: Decision,
): Promise<Outcome> {
  const rate = dryRun ? undefined : settings.rate;
  const rehearsed = dryRun ? { dryRun } : {};
  const page = Math.min(PAGE, limit, Math.max(1, Math.ceil(rate ?? PAGE)));
  const told: { decided: unknown[]; refused: unknown[] } = { decided: [], refused: [] };
  const count = { decided: 0, refused: 0 };
  // Of the same moment, or it would decide what came since.
  let until = filter.until as string | undefined;
  const summed = () => sum(count, dryRun ?? settings.dryRun, words);
  let after = filter.after as string | undefined;
  let commandId: string | undefined;
  for (;;) {
    const left = limit - count.decided - count.refused;
    const now = { ...(after && { after }), ...(until && { until }) };
    const args = { ...filter, ...more, ...now, limit: Math.min(page, left) };
    const began = performance.now();
    let answer;
    try {
      answer = await asking.ask({ service, name, args, changes: true, ...rehearsed });
    } catch (error) {
      if (!(error instanceof Refusal) || count.decided === 0) throw error;
      return {
        exit: EXIT.partly,
        message: `${summed()} Depois: ${error.message}`,
        result: told,
      };
    }
    if (answer.state !== 'done') {
      const outcome = answerOutcome(answer);
      if (count.decided === 0) return outcome;
      return {
        ...outcome,
        exit: EXIT.partly,
        message: `${summed()} Depois: ${answer.message}`,
        result: told,
      };
    }
    commandId = answer.commandId;
    const { decided, refused, next, until: bound } = answer.result as DecidedTasks;
    until = bound ?? until;
    count.decided += decided.length;
    count.refused += refused.length;
    told.decided.push(...decided.slice(0, TOLD - told.decided.length));
    told.refused.push(...refused.slice(0, TOLD - told.refused.length));
    progress.show(summed());
    if (next === null || count.decided + count.refused >= limit) {
      const message =
        summed() +
        (next === null
          ? ''
          : ` Há mais: continue com --after ${next}${until ? ` --until ${until}` : ''}.`);
      return {
        ...{ exit: exitOf(count), message, commandId },
        result: { ...told, ...{ counts: count, next }, ...(until && { until }) },
      };
    }
    after = next;
    if (rate !== undefined) {
      const due = ((decided.length + refused.length) / rate) * 1_000;
      await wait(Math.max(0, due - (performance.now() - began)));
    }
  }
}

function sum(
  count: { decided: number; refused: number },
  dryRun: boolean,
  { many, refused }: DecidedWords,
): string {
  const not = count.refused > 0 ? `, ${count.refused} ${refused}` : '';
  return `${count.decided} ${many}${not}${dryRun ? ' (ensaio: nada mudou)' : ''}.`;
}

function exitOf(count: { decided: number; refused: number }): Outcome['exit'] {
  if (count.refused === 0) return EXIT.done;
  return count.decided === 0 ? EXIT.refused : EXIT.partly;
}
