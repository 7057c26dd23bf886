/**
 * The states of a ledger entry: one rubrica of one employee, competência and payment at one Datasul.
 *
 * - `received`: to be posted
 * - `sending`: committed before the call that posts it; whatever happens from here on, it may have been posted
 * - `accepted`: Datasul took it (or a person saw that it did)
 * - `refused`: Datasul refused it, or it was refused here before it was posted
 * - `unknown`: Datasul may have posted it or not; a person finds out
 * - `reopened`: a person said that what was accepted there is not there any more; posted when it is sent again
 */
export const ENTRY_STATES = [
  'received',
  'sending',
  'accepted',
  'refused',
  'unknown',
  'reopened',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** States in which an answer is still to come. */
export const OPEN_STATES: readonly EntryState[] = ['received', 'sending', 'unknown'];

/** Outcomes, as they are told to those who wait. */
export const OUTCOMES = ['accepted', 'refused', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const LEGAL: Readonly<Record<EntryState, readonly EntryState[]>> = {
  // Replaced by another value, by the one that stands there already, or refused by a rule that began to hold meanwhile; if
  // it was sent before and nobody could tell, a late reply, or a rule by which it is not sent again.
  received: ['received', 'sending', 'refused', 'accepted', 'unknown'],
  // Back to received only if it is certain that nothing was posted.
  sending: ['received', 'accepted', 'refused', 'unknown'],
  // A late reply, a person, or a profile that says that sending again is safe.
  unknown: ['received', 'accepted', 'refused'],
  // A correction, or a person who reopens it.
  accepted: ['received', 'reopened'],
  // Sent again, or found to be what was last accepted, or a person who reopens that.
  refused: ['received', 'accepted', 'reopened'],
  reopened: ['received'],
};

/** Whether an entry may go from one state to another: the one place that says so. */
export function mayBecome(from: EntryState, to: EntryState): boolean {
  return LEGAL[from].includes(to);
}

/** Whether a state is an outcome. */
export function isOutcome(state: EntryState): state is Outcome {
  return (OUTCOMES as readonly EntryState[]).includes(state);
}
