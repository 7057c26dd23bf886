/**
 * The states of a screening. They only advance, except that a correction of a written result opens the writing again.
 *
 * - `requesting`: opened; the platform has not confirmed the order yet
 * - `waiting`: the order is placed, its result is awaited
 * - `parked`: needs a person (order refused or unknown, outcome unknown, tag impossible); the reason says which
 * - `concluded`: a result is known, its writes are on their way
 * - `returned`: everything the result asked for stands in Gupy
 * - `closed`: ended without a result being written (left, expired, discarded); the reason says why
 */
export const SCREENING_STATES = [
  'requesting',
  'waiting',
  'parked',
  'concluded',
  'returned',
  'closed',
] as const;
export type ScreeningState = (typeof SCREENING_STATES)[number];

/** States in which a second screening of the same rule must not be opened. */
export const OPEN_STATES: readonly ScreeningState[] = [
  'requesting',
  'waiting',
  'parked',
  'concluded',
];

/** States in which the result is still awaited: moving away or expiring ends them. */
export const AWAITING_STATES: readonly ScreeningState[] = ['requesting', 'waiting', 'parked'];

const LEGAL: Readonly<Record<ScreeningState, readonly ScreeningState[]>> = {
  requesting: ['waiting', 'parked', 'concluded', 'closed'],
  waiting: ['parked', 'concluded', 'closed'],
  // A retried order leads to waiting, a corrected result to concluded, a retried write to returned.
  parked: ['waiting', 'parked', 'concluded', 'returned', 'closed'],
  // Closed if an operator discards every write of it.
  concluded: ['concluded', 'parked', 'returned', 'closed'],
  returned: ['concluded', 'parked'],
  closed: [],
};

/** Whether a screening may go from one state to another. */
export function mayBecome(from: ScreeningState, to: ScreeningState): boolean {
  return LEGAL[from].includes(to);
}
