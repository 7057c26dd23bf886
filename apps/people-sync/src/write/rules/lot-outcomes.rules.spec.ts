import type { FeedzItemError } from '@ponte/clients/feedz';
import * as fc from 'fast-check';
import {
  endedOutcomes,
  lostOutcomes,
  refusedOutcomes,
  type LotOutcomes,
} from './lot-outcomes.rules';

const circumstances = { retriesMs: [30, 120, 600], splits: 0 };
const fresh = { attempt: 0, partWhy: null };
const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `p${i}`);
const error = (code: number, id?: string): FeedzItemError => ({
  ...{ code, message: 'erro', integrationId: id, hinted: false, index: undefined },
});
const kinds = ({ outcomes }: LotOutcomes): string[] => outcomes.map(({ kind }) => kind);

describe('the end of a lot', () => {
  it('sends records that met an unexpected error again, the others have their outcome', () => {
    const end = endedOutcomes(ids(3), fresh, [error(4999, 'p1'), error(5016, 'p2')], circumstances);
    expect(kinds(end)).toEqual(['accepted', 'again', 'refused']);
    expect(end.parts).toEqual([{ why: 'again', attempt: 1, afterMs: 30, places: [1] }]);
  });

  it('refuses what met it once too often', () => {
    const end = endedOutcomes(ids(2), { ...fresh, attempt: 3 }, [error(4999, 'p1')], circumstances);
    expect(end).toEqual({
      outcomes: [{ kind: 'accepted' }, { kind: 'refused', code: 4999, message: 'erro' }],
      parts: [],
    });
  });

  it('searches for the record that an error without a name is about', () => {
    const end = endedOutcomes(ids(5), fresh, [error(5014), error(5016, 'p0')], circumstances);
    expect(kinds(end)).toEqual(['refused', 'again', 'again', 'again', 'again']);
    expect(end.parts.map(({ why, places }) => [why, places])).toEqual([['split', [1, 2, 3, 4]]]);
    const rest = endedOutcomes(ids(4), fresh, [error(5014)], circumstances);
    expect(rest.parts.map(({ places }) => places)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('asks again without the others for a record that only words name, and for the others without it', () => {
    const hint = { ...error(5048, 'p1'), hinted: true };
    const end = endedOutcomes(ids(4), fresh, [hint], circumstances);
    expect(kinds(end)).toEqual(['again', 'again', 'again', 'again']);
    expect(end.parts.map(({ places }) => places)).toEqual([[1], [0, 2, 3]]);
    expect(kinds(endedOutcomes(['p1'], fresh, [hint], circumstances))).toEqual(['held']);
  });

  it('makes a lot again of which Feedz knows nothing, once', () => {
    expect(lostOutcomes(2, fresh).parts).toEqual([
      { why: 'recreated', attempt: 0, afterMs: 0, places: [0, 1] },
    ]);
    expect(kinds(lostOutcomes(2, { attempt: 0, partWhy: 'recreated' }))).toEqual([
      ...['unknown', 'unknown'],
    ]);
  });

  it('leaves each record with one outcome or in exactly one part, and each part smaller or later', () => {
    const answers = fc.oneof(
      fc.record({ failed: fc.constantFrom(4999, 5000, 5001, 9999, undefined) }),
      fc.record({
        errors: fc.array(
          fc.record({
            code: fc.constantFrom(4999, 5005, 5016),
            id: fc.constantFrom('p0', 'p1', 'p7', 'other', undefined),
            hinted: fc.boolean(),
          }),
        ),
      }),
    );
    const lots = fc.record({ size: fc.integer({ min: 1, max: 100 }), attempt: fc.nat(4) });
    fc.assert(
      fc.property(lots, answers, ({ size, attempt }, answer) => {
        const lot = { ...fresh, attempt };
        const end =
          'failed' in answer
            ? refusedOutcomes(ids(size), lot, { code: answer.failed, message: '' }, circumstances)
            : endedOutcomes(
                ids(size),
                lot,
                answer.errors.map(({ code, id, hinted }) => ({ ...error(code, id), hinted })),
                circumstances,
              );
        expect(end.outcomes).toHaveLength(size);
        const again = end.outcomes.flatMap(({ kind }, place) => (kind === 'again' ? [place] : []));
        const placed = end.parts.flatMap(({ places }) => places).sort((a, b) => a - b);
        expect(placed).toEqual(again);
        for (const part of end.parts) {
          expect(part.places.length).toBeGreaterThan(0);
          // Every way through the parts ends: they shrink, or were tried once more, of which there are three.
          expect(part.places.length < size || part.attempt > attempt || size === 1).toBe(true);
          expect(part.attempt).toBeLessThanOrEqual(Math.max(3, attempt));
        }
      }),
    );
  });
});
