import type { LotOutcome, LotOutcomes } from './lot-outcomes.rules';

const INSTEAD: Readonly<Record<'unknown' | 'not-sent', LotOutcome>> = {
  unknown: { kind: 'unknown', reason: 'no-answer' },
  'not-sent': { kind: 'not-sent' },
};

/**
 * The end of a lot from which no other follows.
 * @param instead what becomes of records that would go into another lot: unknown, if Feedz may have them
 */
export function withoutParts(
  { outcomes }: LotOutcomes,
  instead: keyof typeof INSTEAD,
): LotOutcomes {
  return {
    outcomes: outcomes.map((each) => (each.kind === 'again' ? INSTEAD[instead] : each)),
    parts: [],
  };
}
