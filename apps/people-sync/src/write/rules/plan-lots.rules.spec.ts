import * as fc from 'fast-check';
import { LOT_SIZE } from '@ponte/clients/feedz';
import { halves, planLots } from './plan-lots.rules';

const records = fc
  .integer({ min: 0, max: 1_050 })
  .map((n) => Array.from({ length: n }, (_, i) => i));

describe('lots', () => {
  it('hold at most 100 records, each record in exactly one, in their order, in as few as possible', () => {
    fc.assert(
      fc.property(records, (all) => {
        const lots = planLots(all);
        expect(lots.flat()).toEqual(all);
        expect(lots).toHaveLength(Math.ceil(all.length / 100));
        for (const lot of lots) {
          expect(lot.length).toBeGreaterThan(0);
          expect(lot.length).toBeLessThanOrEqual(LOT_SIZE);
        }
      }),
    );
  });

  it('are halved until a single record is left, none lost and none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(), (size, pick) => {
        const all = Array.from({ length: size }, (_, i) => i);
        const culprit = pick % size;
        let lot: readonly number[] = all;
        let calls = 0;
        while (lot.length > 1) {
          const parts = halves(lot);
          expect(parts.flat()).toEqual(lot);
          expect(parts.every((part) => part.length > 0 && part.length < lot.length)).toBe(true);
          lot = parts.find((part) => part.includes(culprit)) ?? [];
          calls += parts.length;
        }
        expect(lot).toEqual([culprit]);
        // 2 · log2(100), rounded up: what one culprit of a full lot costs at most.
        expect(calls).toBeLessThanOrEqual(14);
      }),
    );
    expect(halves([1])).toEqual([]);
  });
});
