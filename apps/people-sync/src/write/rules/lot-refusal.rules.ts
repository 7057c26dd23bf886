import { UNEXPECTED } from './judge-items.rules';

/** What is done about a lot that was refused as a whole. */
export type LotRefusalStep =
  /** The same records once more, after a while. */
  | { readonly do: 'again'; readonly afterMs: number }
  /** In two halves, until the culprit stands alone. */
  | { readonly do: 'split' }
  /** Its records are refused with this code. */
  | { readonly do: 'refuse' };

/** "Body vazio": a fault of this program, whatever the records are. */
const EMPTY_BODY = 5000;

/** A run halves no more lots than that; what is refused as a whole afterwards is refused as it stands. */
export const MOST_SPLITS = 500;

/**
 * By Feedz's code for the whole lot. An unexpected error may pass, and is then a single record's fault; every other code is
 * somebody's fault from the beginning.
 * @param attempt how often these records came back with 4999 before
 * @param retriesMs waits between attempts
 * @param splits lots that the run has halved so far
 */
export function afterLotRefusal(
  code: number | undefined,
  lot: { readonly items: number; readonly attempt: number },
  { retriesMs, splits }: { readonly retriesMs: readonly number[]; readonly splits: number },
): LotRefusalStep {
  if (code === EMPTY_BODY) return { do: 'refuse' };
  const afterMs = code === UNEXPECTED ? retriesMs[lot.attempt] : undefined;
  if (afterMs !== undefined) return { do: 'again', afterMs };
  return lot.items > 1 && splits < MOST_SPLITS ? { do: 'split' } : { do: 'refuse' };
}
