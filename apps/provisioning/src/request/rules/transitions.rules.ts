/**
 * The states of an equipment request.
 *
 * - `needs-attention`: something is missing (CPF, kit, date, …); nothing is asked for until a person or another event
 *   supplies it. A ticket that is open already stays as it is
 * - `skipped`: the rules say that nothing is needed
 * - `requesting`: the desk has not confirmed the ticket yet
 * - `open`: the ticket is there
 * - `fulfilled`: all of it was delivered
 * - `cancelled`: ended without delivery: moved, not-needed, operator, desk
 */
export const REQUEST_STATES = [
  'needs-attention',
  'skipped',
  'requesting',
  'open',
  'fulfilled',
  'cancelled',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** States in which equipment is still to come. */
export const AWAITING_STATES: readonly RequestState[] = ['needs-attention', 'requesting', 'open'];

const LEGAL: Readonly<Record<RequestState, readonly RequestState[]>> = {
  'needs-attention': ['needs-attention', 'skipped', 'requesting', 'open', 'fulfilled', 'cancelled'],
  skipped: ['needs-attention', 'requesting'],
  requesting: ['needs-attention', 'open', 'cancelled'],
  open: ['open', 'needs-attention', 'fulfilled', 'cancelled'],
  fulfilled: [],
  // Reopened by a person, or by a newer hire after a cancellation that an event had brought.
  cancelled: ['requesting', 'needs-attention', 'skipped'],
};

/** Whether a request may go from one state to another. */
export function mayBecome(from: RequestState, to: RequestState): boolean {
  return LEGAL[from].includes(to);
}
