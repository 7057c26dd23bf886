import fc from 'fast-check';
import { Lot, LOT_SIZE } from './lot';

describe('a lot', () => {
  it('of none, or of more than Feedz takes, cannot be made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (count) => {
        const items = Array.from({ length: count }, (_, index) => index);
        if (count >= 1 && count <= LOT_SIZE) expect(Lot.of(items).items).toEqual(items);
        else expect(() => Lot.of(items)).toThrow(RangeError);
      }),
    );
    expect(LOT_SIZE).toBe(100);
  });

  it('does not grow afterwards, neither by itself nor by the list that it was made of', () => {
    const items = Array.from({ length: LOT_SIZE }, (_, index) => index);
    const lot = Lot.of(items);
    items.push(100);
    expect(lot.items).toHaveLength(LOT_SIZE);
    expect(() => (lot.items as number[]).push(101)).toThrow(TypeError);
  });

  it('is one of as few as all records fit in, each record once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 700 }), (items) => {
        const lots = Lot.split(items);
        expect(lots.flatMap((lot) => lot.items)).toEqual(items);
        expect(lots).toHaveLength(Math.ceil(items.length / LOT_SIZE));
      }),
    );
  });
});
