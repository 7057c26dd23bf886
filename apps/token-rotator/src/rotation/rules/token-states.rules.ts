/**
 * The states of a token on its way into a webhook and out of it.
 *
 * - `minted`: got from its source; nobody knows it yet
 * - `announced`: its digest is told to ingest, which may not have it in force yet
 * - `settled`: every process of ingest accepts it (or the receiver is not ours): it may go into Gupy
 * - `putting`: a call that puts it into Gupy is under way
 * - `unconfirmed`: such a call ended, and nobody knows whether Gupy took it
 * - `confirmed`: Gupy carries it: it said so, or a delivery came with it
 * - `retiring`: another one is confirmed; still accepted until `notAfter`, for deliveries that Gupy repeats
 * - `retired`: accepted no more, its text deleted
 */
export const TOKEN_STATES = [
  'minted',
  'announced',
  'settled',
  'putting',
  'unconfirmed',
  'confirmed',
  'retiring',
  'retired',
] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

/** On its way into Gupy: at most one token of a webhook is. */
export const PENDING_STATES: readonly TokenState[] = [
  'minted',
  'announced',
  'settled',
  'putting',
  'unconfirmed',
];

/** States whose digest ingest must accept. */
export const LIVE_STATES: readonly TokenState[] = [
  'announced',
  'settled',
  'putting',
  'unconfirmed',
  'confirmed',
  'retiring',
];

const LEGAL: Readonly<Record<TokenState, readonly TokenState[]>> = {
  // Straight to settled where the receiver is not ours; retired if the source gave it too short a life.
  minted: ['announced', 'settled', 'retired'],
  // Retiring if its declaration changed or left: Gupy may carry it since an earlier try.
  announced: ['settled', 'retiring', 'retired'],
  settled: ['putting', 'confirmed', 'retiring', 'retired'],
  // Back to settled when Gupy surely did not take it. Retiring if it ended before it was confirmed: Gupy may carry it.
  putting: ['settled', 'unconfirmed', 'confirmed', 'retiring'],
  unconfirmed: ['putting', 'confirmed', 'retiring'],
  // Never while its successor is unconfirmed: only a confirmation makes it retire.
  confirmed: ['retiring'],
  // Announced once more when its source goes back to it.
  retiring: ['announced', 'retired'],
  retired: [],
};

/** Whether a token may go from one state to another. */
export function mayBecome(from: TokenState, to: TokenState): boolean {
  return LEGAL[from].includes(to);
}
