/**
 * States of a lot.
 *
 * - `waiting`: planned
 * - `queued`: its task is there; no call was made
 * - `posting`: the call may be under way, or was and nobody knows what came of it
 * - `sent`: Feedz took it; its process is looked at until it ends
 * - `done`: each of its records has an outcome, or stands in another lot
 * - `split`: refused as a whole; its records stand in halves
 * - `unknown`: nobody knows what became of its records
 * - `cancelled`: no call was made, and none will be
 */
export const LOT_STATES = [
  ...(['waiting', 'queued', 'posting', 'sent', 'done', 'split', 'unknown', 'cancelled'] as const),
];
export type LotState = (typeof LOT_STATES)[number];

/** States of a lot that has not ended. */
export const OPEN_LOT_STATES = [
  'waiting',
  'queued',
  'posting',
  'sent',
] as const satisfies LotState[];
/** Those that take a place of the profile's `lotsAtOnce`. */
export const BUSY_LOT_STATES = ['queued', 'posting', 'sent'] as const satisfies LotState[];

const NEXT: Readonly<Record<LotState, readonly LotState[]>> = {
  waiting: ['queued', 'cancelled'],
  // Discarded by an operator, or its call refused before it was made: nothing of it was sent.
  queued: ['posting', 'done', 'cancelled'],
  // Back to queued only if Feedz surely did not take it.
  posting: ['queued', 'sent', 'done', 'split', 'unknown'],
  sent: ['done', 'split', 'unknown'],
  done: [],
  split: [],
  // The answer came late.
  unknown: ['done'],
  cancelled: [],
};

/** Whether a lot may go from one state to another: the one place that says so. */
export function mayLotBecome(from: LotState, to: LotState): boolean {
  return NEXT[from].includes(to);
}
