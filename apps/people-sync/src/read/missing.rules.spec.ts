import fc from 'fast-check';
import { MissingConfig } from '../config/profile.config';
import { allowedMissing, askedAbout } from './missing.rules';

const limits = Object.assign(new MissingConfig(), { percent: 5, atLeast: 10 });
const person = (known: number, missing: number) => ({ entity: 'person' as const, known, missing });

describe('what is missing from a complete reading', () => {
  it('is asked about above 5 % and 10, both', () => {
    expect(askedAbout([person(20_000, 1_000)], limits)).toEqual([]);
    expect(askedAbout([person(20_000, 1_001)], limits)).toEqual([
      { entity: 'person', known: 20_000, missing: 1_001, allowed: 1_000 },
    ]);
    expect(askedAbout([person(20, 10)], limits)).toEqual([]);
    expect(askedAbout([person(20, 11)], limits)).toHaveLength(1);
  });

  it('is asked about for each kind of record on its own', () => {
    const jobs = { entity: 'job' as const, known: 400, missing: 300 };
    expect(askedAbout([person(20_000, 300), jobs], limits).map(({ entity }) => entity)).toEqual([
      'job',
    ]);
  });

  it('is asked about whenever nothing of a list is found, or less than half, however short it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (known) => {
        expect(askedAbout([person(known, known)], limits)).toHaveLength(1);
        const most = Math.floor(known / 2) + 1;
        expect(askedAbout([person(known, most)], limits)).toHaveLength(1);
      }),
    );
    expect(askedAbout([person(9, 4)], limits)).toEqual([]);
    expect(askedAbout([person(1, 0)], limits)).toEqual([]);
  });

  it('is never more than allowed without a question', () => {
    fc.assert(
      fc.property(
        ...[fc.nat(100_000), fc.nat(100_000), fc.nat(100), fc.nat(1_000)],
        (known, missing, percent, atLeast) => {
          const own = Object.assign(new MissingConfig(), { percent, atLeast });
          const asked = askedAbout([person(known, missing)], own).length > 0;
          const isMany = missing > atLeast || missing > known / 2;
          expect(asked).toBe(isMany && missing > Math.floor((known * percent) / 100));
          expect(allowedMissing(known, own)).toBeLessThanOrEqual(known);
        },
      ),
    );
  });
});
