import type { ScreeningRule } from '../../config/screening.config';
import { isInProcess, type Position, whereabouts } from './matching.rules';
import { AWAITING_STATES, OPEN_STATES, type ScreeningState } from './transitions.rules';

/** A `moved` event, reduced to what decides. */
export interface Move {
  readonly eventId: string;
  readonly position: Position;
  /** The step that the application came from; null where the event does not say. */
  readonly previousStep: Position['step'];
  readonly date: Date;
}

/** Where the application was by the newest event heard before; `position` keeps what the rules look at. */
export interface KnownPosition {
  readonly eventId: string;
  readonly movedAt: Date;
  readonly step: Position['step'];
  readonly status: string | null;
}

/** What of a screening of this application decides. */
export interface ScreeningFacts {
  readonly rule: string;
  readonly state: ScreeningState;
  readonly leftAt: Date | null;
  /** Set once its result stood in Gupy: a correction that is on its way since then is in nobody's way. */
  readonly returnedAt: Date | null;
  /** Set once a result is in hand: it is written, or waits for a person, wherever the one examined went. */
  readonly resultDigest: string | null;
  readonly openedBy: 'moved' | 'reconciliation';
  /** Of one that a run opened: the poll's time. */
  readonly enteredAt: Date;
  readonly adoptedEvent: string | null;
}

export interface MoveDecision<S extends ScreeningFacts> {
  /** Older than what is known of the application, or the very event that it is known from: it starts and ends nothing. */
  readonly stale: boolean;
  /** Rules for which a screening is to be opened. */
  readonly open: readonly ScreeningRule[];
  /** Rules whose step was entered, but which have a screening open: none is opened beside it. */
  readonly skipped: readonly ScreeningRule[];
  /** Rules of which the event does not tell whether they apply (no step, no job): nothing of theirs changes. */
  readonly unsure: readonly ScreeningRule[];
  /** Screenings to be closed as left. */
  readonly close: readonly S[];
  /** Screenings that stay although the person moved on (`whenLeft: write`). */
  readonly markLeft: readonly S[];
  /** Screenings whose person came back. */
  readonly markReturned: readonly S[];
  /** Screenings that a run opened and whose entry this event tells of after all. */
  readonly adopt: readonly S[];
}

/**
 * What one `moved` event means. Gupy delivers without order, so the event's own date decides: of two events, the older
 * one changes nothing once the newer one is known.
 */
export function decideMove<S extends ScreeningFacts>(
  move: Move,
  known: KnownPosition | undefined,
  screenings: readonly S[],
  rules: readonly ScreeningRule[],
): MoveDecision<S> {
  const nothing = { open: [], skipped: [], unsure: [], close: [], markLeft: [], markReturned: [] };
  const adopt = screenings.filter((screening) => isAdopting(screening, move, rules));
  // A redelivery may come after the inbox has forgotten the first one.
  if (known && (move.date < known.movedAt || move.eventId === known.eventId))
    return { stale: true, ...nothing, adopt };

  const where = new Map(rules.map((rule) => [rule, whereabouts(rule, move.position)]));
  const here = (rule: ScreeningRule) => where.get(rule) === 'in' && isInProcess(move.position);
  const unsure = rules.filter((rule) => where.get(rule) === 'unknown');
  const awaiting = screenings.flatMap((screening) => {
    const rule = rules.find((each) => each.id === screening.rule);
    // A rule that left the configuration no longer says anything about leaving: its screenings run to their end.
    return rule && screening.resultDigest === null && AWAITING_STATES.includes(screening.state)
      ? [{ screening, rule }]
      : [];
  });
  const left = awaiting.filter(({ rule }) => !here(rule) && !unsure.includes(rule));
  const entered = rules.filter((rule) => here(rule) && isEntry(rule, move, known));
  const polled = entered.filter((rule) => isPolled(rule, move, screenings));
  const skipped = entered.filter((rule) => isOpen(rule, screenings) && !polled.includes(rule));

  return {
    stale: false,
    open: entered.filter(
      (rule) => ![...skipped, ...polled].includes(rule) && mayOpen(rule, screenings),
    ),
    skipped,
    unsure,
    close: left.filter(({ rule }) => rule.whenLeft === 'close').map(({ screening }) => screening),
    markLeft: left
      .filter(({ rule, screening }) => rule.whenLeft === 'write' && !screening.leftAt)
      .map(({ screening }) => screening),
    markReturned: awaiting
      .filter(({ rule, screening }) => here(rule) && screening.leftAt)
      .map(({ screening }) => screening),
    adopt,
  };
}

/**
 * A run found the person in the step and opened a screening before the event of that entry was heard. The event belongs to
 * it if it is dated up to the poll, or comes while the screening is open: it never places a second order.
 */
function isAdopting(
  screening: ScreeningFacts,
  move: Move,
  rules: readonly ScreeningRule[],
): boolean {
  const rule = rules.find(({ id }) => id === screening.rule);
  if (!rule || screening.openedBy !== 'reconciliation' || screening.adoptedEvent !== null)
    return false;
  if (whereabouts(rule, move.position) !== 'in' || !isInProcess(move.position)) return false;
  if (whereabouts(rule, { ...move.position, step: move.previousStep }) === 'in') return false;
  return move.date <= screening.enteredAt || isOpen(rule, [screening]);
}

/** Whether a run has dealt with this entry, or with a later one, already. */
function isPolled(rule: ScreeningRule, move: Move, screenings: readonly ScreeningFacts[]): boolean {
  return screenings.some(
    (screening) =>
      screening.rule === rule.id &&
      screening.openedBy === 'reconciliation' &&
      (move.date <= screening.enteredAt || isAdopting(screening, move, [rule])),
  );
}

/**
 * Saving an application that stays in its step sends `moved` as well: that is no entry, unless the person was out of the
 * process before (rejected, then taken back). The event's own `previousStep` outweighs what we know, because the delivery
 * that told of the leaving may have been lost.
 */
function isEntry(rule: ScreeningRule, move: Move, known: KnownPosition | undefined): boolean {
  const at = (step: Position['step']) => whereabouts(rule, { ...move.position, step });
  const before = at(move.previousStep);
  if (before === 'out') return true;
  if (known && !isInProcess(known)) return true;
  if (before === 'in') return false;
  return !known || at(known.step) !== 'in';
}

/** Whether a screening of the rule is on its way to its first result in Gupy; the database holds at most one such. */
function isOpen(rule: ScreeningRule, screenings: readonly ScreeningFacts[]): boolean {
  return screenings.some(
    ({ rule: id, state, returnedAt }) =>
      id === rule.id && returnedAt === null && OPEN_STATES.includes(state),
  );
}

function mayOpen(rule: ScreeningRule, screenings: readonly ScreeningFacts[]): boolean {
  return rule.again === 'on-each-entry' || screenings.every((each) => each.rule !== rule.id);
}
