/**
 * States of a record at Feedz.
 *
 * - `none`: nothing is wanted of it: nobody works there, or has a leader
 * - `to-send`: wanted otherwise than Feedz accepted it last, and nothing known stands against it
 * - `sending`: in a lot that has not ended; Feedz may have it or not
 * - `accepted`: Feedz has it as it is wanted
 * - `refused`: by a rule here or by Feedz; sent again when it changes or an operator says so
 * - `held`: waits for another record or for a datum, and is then sent by itself
 * - `unknown`: it was sent and nobody knows; the next run sends it again
 */
export const RECORD_STATES = [
  ...(['none', 'to-send', 'sending', 'accepted', 'refused', 'held', 'unknown'] as const),
];
export type RecordState = (typeof RECORD_STATES)[number];

/** States that are told. */
export const OUTCOMES = ['accepted', 'refused', 'held', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What brings a record into another state. */
export type RecordStep =
  /** A run decided anew what is wanted. */
  | 'decide'
  /** It goes into a lot. */
  | 'send'
  /** Its turn came, and what it needs is not there. */
  | 'hold'
  /** What it waited for is there, Feedz turned out not to have it, or an operator said so. */
  | 'release'
  /** Its lot ended. */
  | 'settle';

const DECIDED = ['none', 'to-send', 'accepted', 'refused', 'held'] as const;

/**
 * Every way that a record may go. Who decides leaves what is in a lot alone; a lot that was lost with its run has ended,
 * so that its records may be decided about.
 */
const WAYS: Readonly<
  Record<RecordStep, Readonly<Partial<Record<RecordState, readonly RecordState[]>>>>
> = {
  decide: {
    none: DECIDED,
    'to-send': DECIDED,
    accepted: DECIDED,
    refused: DECIDED,
    held: DECIDED,
    unknown: DECIDED,
  },
  send: { 'to-send': ['sending'] },
  hold: { 'to-send': ['held'] },
  release: {
    accepted: ['to-send'],
    refused: ['to-send'],
    held: ['to-send'],
    unknown: ['to-send'],
  },
  settle: {
    sending: OUTCOMES,
    // An answer that came late.
    unknown: ['accepted', 'refused', 'held'],
  },
};

/** Whether a step may bring a record from one state to another: the one place that says so. */
export function mayGo(step: RecordStep, from: RecordState, to: RecordState): boolean {
  return WAYS[step][from]?.includes(to) ?? false;
}

/** The states that a step may be taken from, for statements over many records. */
export function statesBefore(step: RecordStep, to: RecordState): readonly RecordState[] {
  return RECORD_STATES.filter((from) => mayGo(step, from, to));
}

/** Whether a state is an outcome. */
export function isOutcome(state: RecordState): state is Outcome {
  return (OUTCOMES as readonly RecordState[]).includes(state);
}
