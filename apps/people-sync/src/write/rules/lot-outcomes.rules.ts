import type { FeedzItemError } from '@ponte/clients/feedz';
import type { FeedzLot, PartWhy } from '../feedz-lot';
import { judgeItems, UNEXPECTED, type Missing } from './judge-items.rules';
import { afterLotRefusal } from './lot-refusal.rules';
import { halves } from './plan-lots.rules';

/** What became of one record of a lot. */
export type LotOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: number | undefined; readonly message: string }
  | {
      readonly kind: 'held';
      readonly code: number;
      readonly message: string;
      readonly missing: readonly Missing[];
    }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'not-sent' }
  /** It stands in one of the parts. */
  | { readonly kind: 'again' };

/** A lot that holds some of the records of one that has ended. */
export interface LotPart {
  readonly why: PartWhy;
  readonly attempt: number;
  /** In milliseconds; 0: at once. */
  readonly afterMs: number;
  /** Places in the lot before. */
  readonly places: readonly number[];
}

/** How a lot ended: one outcome for each of its records, and the lots that follow from it. */
export interface LotOutcomes {
  readonly outcomes: readonly LotOutcome[];
  readonly parts: readonly LotPart[];
}

/** What the end of a lot depends on besides the answer. */
export interface Circumstances {
  readonly retriesMs: readonly number[];
  /** Lots that the run has halved so far. */
  readonly splits: number;
}

type Facts = Pick<FeedzLot, 'attempt' | 'partWhy'>;
const AGAIN: LotOutcome = { kind: 'again' };

/** Every record came to the same end. */
export function sameOutcome(items: number, outcome: LotOutcome): LotOutcomes {
  return { outcomes: Array.from({ length: items }, () => outcome), parts: [] };
}

/** The lot was refused as a whole, when it was posted or by its process. */
export function refusedOutcomes(
  ids: readonly string[],
  lot: Facts,
  { code, message }: { readonly code: number | undefined; readonly message: string },
  circumstances: Circumstances,
): LotOutcomes {
  const items = ids.length;
  const step = afterLotRefusal(code, { items, attempt: lot.attempt }, circumstances);
  const places = ids.map((_, place) => place);
  switch (step.do) {
    case 'refuse':
      return sameOutcome(items, { kind: 'refused', code, message });
    case 'again': {
      const part = {
        why: 'again',
        attempt: lot.attempt + 1,
        afterMs: step.afterMs,
        places,
      } as const;
      return { ...sameOutcome(items, AGAIN), parts: [part] };
    }
    case 'split':
      return { ...sameOutcome(items, AGAIN), parts: halved(places, lot.attempt) };
  }
}

/** The process ended, and named those that were not taken. */
export function endedOutcomes(
  ids: readonly string[],
  lot: Facts,
  errors: readonly FeedzItemError[],
  { retriesMs }: Circumstances,
): LotOutcomes {
  const afterMs = retriesMs[lot.attempt];
  const again: number[] = [];
  const named: number[] = [];
  const unnamed: number[] = [];
  const outcomes = judgeItems(ids, errors).map((judged, place): LotOutcome => {
    switch (judged.kind) {
      case 'again':
        if (afterMs === undefined)
          return { kind: 'refused', code: UNEXPECTED, message: judged.message };
        again.push(place);
        return AGAIN;
      case 'unclear':
        (judged.named ? named : unnamed).push(place);
        return AGAIN;
      default:
        return judged;
    }
  });
  const parts: LotPart[] = [];
  if (again.length > 0)
    parts.push({ why: 'again', attempt: lot.attempt + 1, afterMs: afterMs ?? 0, places: again });
  for (const places of [named, unnamed]) parts.push(...apart(places, ids.length, lot.attempt));
  return { outcomes, parts };
}

/** Records that are to be judged without the others: halved where there were no others. */
function apart(places: readonly number[], size: number, attempt: number): LotPart[] {
  if (places.length === 0) return [];
  return places.length < size ? [{ ...halfOf(attempt), places }] : halved(places, attempt);
}

/** Feedz does not know the process: the lot is made again, once. */
export function lostOutcomes(items: number, lot: Facts): LotOutcomes {
  if (lot.partWhy === 'recreated')
    return sameOutcome(items, { kind: 'unknown', reason: 'process-lost' });
  const places = Array.from({ length: items }, (_, place) => place);
  const part = { why: 'recreated', attempt: lot.attempt, afterMs: 0, places } as const;
  return { ...sameOutcome(items, AGAIN), parts: [part] };
}

const halfOf = (attempt: number): Omit<LotPart, 'places'> => ({
  why: 'split',
  attempt,
  afterMs: 0,
});

function halved(places: readonly number[], attempt: number): LotPart[] {
  return halves(places).map((half) => ({ ...halfOf(attempt), places: half }));
}
