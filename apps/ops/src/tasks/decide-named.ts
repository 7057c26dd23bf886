import { answerOutcome } from '../ask/answer-outcome';
import { confirm } from '../program/confirm';
import type { OpsContext } from '../program/context';
import { EXIT } from '../program/exit-code';
import type { Outcome } from '../program/outcome';
import { Refusal } from '../program/refusal';
import type { DecidedTasks } from './task-shapes';

/** A decision about what is named one by one. */
export interface NamedDecision {
  readonly service: string;
  /** e.g. `payroll.reopen`. */
  readonly name: string;
  readonly args: object;
  /** How many are named. */
  readonly count: number;
  /** In the plural. */
  readonly many: string;
  /** e.g. `Reabrir`; asked where more than one is named. */
  readonly question: string;
  readonly text: (decided: DecidedTasks) => string;
}

/** The service decides so many that are named in one transaction. */
const MOST = 200;

/** Decides in one command what is named; partly done where some were left as they are. */
export async function decideNamed(
  context: OpsContext,
  { service, name, args, count, many, question, text }: NamedDecision,
): Promise<Outcome> {
  if (count > MOST) throw new Refusal(`Até ${MOST} ${many} de cada vez.`);
  if (count > 1) await confirm(context, `${question}: ${count} ${many}.`);
  const answer = await context.asking.ask({ service, name, args, changes: true });
  const decided = answer.result as DecidedTasks | null;
  const outcome = answerOutcome(answer, decided ? text(decided) : '');
  const left = decided?.refused.length ?? 0;
  return answer.state === 'done' && left > 0 ? { ...outcome, exit: EXIT.partly } : outcome;
}
