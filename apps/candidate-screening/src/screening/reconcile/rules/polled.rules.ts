import type { ScreeningRule } from '../../../config/screening.config';
import { isInProcess, type Position, whereabouts } from '../../rules/matching.rules';
import {
  decideMove,
  type KnownPosition,
  type Move,
  type ScreeningFacts,
} from '../../rules/moved.rules';
import { OPEN_STATES } from '../../rules/transitions.rules';

/** Where Gupy's list says that an application stands. */
export interface Reading {
  /** Not the same for two readings of one application. */
  readonly id: string;
  readonly position: Position;
  /** When the list was asked for, or the application's last change if that is later: nothing up to then is missing in it. */
  readonly date: Date;
}

export interface PollDecision<S extends ScreeningFacts> {
  /** Something newer was heard of the application than the list says: nothing is done. */
  readonly stale: boolean;
  readonly open: boolean;
  /** In the step, with a screening that is open or has had its result. */
  readonly known: boolean;
  readonly unsure: boolean;
  readonly close: readonly S[];
  readonly markLeft: readonly S[];
  readonly markReturned: readonly S[];
  /** Whether the reading is to be remembered as the application's position. */
  readonly remember: boolean;
}

/**
 * What a reading means for one rule. Leaving is judged as a moved event of that date would be. Entering is not: whoever
 * stands in the step without ever having been screened by the rule is an entry, whatever is known of the position (the rule
 * may be newer than the entry); whoever was screened is one only if they are known to have been elsewhere since.
 *
 * @param others the other rules. If the reading is an entry for one of them, it is not remembered: the event that tells of
 *   it would be taken as old, and nothing would be opened.
 */
export function decidePolled<S extends ScreeningFacts>(
  { id: eventId, position, date }: Reading,
  known: KnownPosition | undefined,
  screenings: readonly S[],
  rule: ScreeningRule,
  others: readonly ScreeningRule[],
): PollDecision<S> {
  const move: Move = { eventId, position, previousStep: null, date };
  // Which jobs the rule is for was judged when the job was chosen; of a job that is checked for leavers it matters no more.
  const anyJob: ScreeningRule = { ...rule, jobs: undefined };
  const decision = decideMove(move, known, screenings, [anyJob]);
  const where = whereabouts(anyJob, position);
  const here = where === 'in' && isInProcess(position);
  const own = screenings.filter((screening) => screening.rule === rule.id);
  const isOpen = own.some(
    ({ state, returnedAt }) => returnedAt === null && OPEN_STATES.includes(state),
  );
  const entered =
    own.length === 0 ||
    (rule.again === 'on-each-entry' && hasBeenElsewhere(own, known, decision.open.length > 0));
  const open = !decision.stale && here && !isOpen && entered;
  const elsewhere = decideMove(move, known, screenings, others.map(withoutDetails));
  return {
    stale: decision.stale,
    open,
    known: here && !open && !decision.stale,
    unsure: where === 'unknown',
    close: decision.close,
    markLeft: decision.markLeft,
    markReturned: decision.markReturned,
    remember: !decision.stale && where !== 'unknown' && elsewhere.open.length === 0,
  };
}

/** By what was heard or read since, or by the last screening's own end. */
function hasBeenElsewhere(
  own: readonly ScreeningFacts[],
  known: KnownPosition | undefined,
  isEntry: boolean,
): boolean {
  const last = own.reduce((a, b) => (b.enteredAt > a.enteredAt ? b : a));
  if (last.state === 'closed' && last.leftAt !== null)
    return !known || isEntry || last.leftAt >= known.movedAt;
  return known !== undefined && isEntry;
}

/** Lists do not always tell a job's role and branch: a rule that goes by them is taken to be for it. */
function withoutDetails(rule: ScreeningRule): ScreeningRule {
  const { include, exclude } = rule.jobs ?? {};
  return { ...rule, jobs: { include, exclude } };
}
