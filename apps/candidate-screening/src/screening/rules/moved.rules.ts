import type { ScreeningRule } from '../../config/screening.config';
import { isInProcess, isInStep, type Position } from './matching.rules';
import { AWAITING_STATES, OPEN_STATES, type ScreeningState } from './transitions.rules';

/** A `moved` event, reduced to what decides. */
export interface Move {
  readonly position: Position;
  /** The step that the application came from; null where the event does not say. */
  readonly previousStep: Position['step'];
  readonly date: Date;
}

/** Where the application was by the newest event heard before; `position` keeps what the rules look at. */
export interface KnownPosition {
  readonly movedAt: Date;
  readonly step: Position['step'];
}

/** What of a screening of this application decides. */
export interface ScreeningFacts {
  readonly rule: string;
  readonly state: ScreeningState;
  readonly leftAt: Date | null;
  /** Above 0 once a result was taken: its writes run to their end wherever the person went. */
  readonly resultRound: number;
}

export interface MoveDecision<S extends ScreeningFacts> {
  /** Older than what is known of the application: it starts and ends nothing. */
  readonly stale: boolean;
  /** Rules for which a screening is to be opened. */
  readonly open: readonly ScreeningRule[];
  /** Screenings to be closed as left. */
  readonly close: readonly S[];
  /** Screenings that stay although the person moved on (`whenLeft: write`). */
  readonly markLeft: readonly S[];
  /** Screenings whose person came back. */
  readonly markReturned: readonly S[];
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
  const nothing = { open: [], close: [], markLeft: [], markReturned: [] };
  if (known && move.date < known.movedAt) return { stale: true, ...nothing };

  const here = (rule: ScreeningRule) => isInStep(rule, move.position) && isInProcess(move.position);
  const awaiting = screenings.flatMap((screening) => {
    const rule = rules.find((each) => each.id === screening.rule);
    // A rule that left the configuration no longer says anything about leaving: its screenings run to their end.
    return rule && screening.resultRound === 0 && AWAITING_STATES.includes(screening.state)
      ? [{ screening, rule }]
      : [];
  });
  const left = awaiting.filter(({ rule }) => !here(rule));
  const open = rules.filter(
    (rule) => here(rule) && isEntry(rule, move, known) && mayOpen(rule, screenings),
  );

  return {
    stale: false,
    open,
    close: left.filter(({ rule }) => rule.whenLeft === 'close').map(({ screening }) => screening),
    markLeft: left
      .filter(({ rule, screening }) => rule.whenLeft === 'write' && !screening.leftAt)
      .map(({ screening }) => screening),
    markReturned: awaiting
      .filter(({ rule, screening }) => here(rule) && screening.leftAt)
      .map(({ screening }) => screening),
  };
}

/**
 * Saving an application that stays in its step sends `moved` as well: that is no entry. The event's own `previousStep`
 * outweighs what we know, because the delivery that told of the leaving may have been lost.
 */
function isEntry(rule: ScreeningRule, move: Move, known: KnownPosition | undefined): boolean {
  const inStep = (step: Position['step']) => isInStep(rule, { ...move.position, step });
  if (move.previousStep) return !inStep(move.previousStep);
  return !known || !inStep(known.step);
}

function mayOpen(rule: ScreeningRule, screenings: readonly ScreeningFacts[]): boolean {
  const ofRule = screenings.filter((screening) => screening.rule === rule.id);
  if (ofRule.some((screening) => OPEN_STATES.includes(screening.state))) return false;
  return rule.again === 'on-each-entry' || ofRule.length === 0;
}
