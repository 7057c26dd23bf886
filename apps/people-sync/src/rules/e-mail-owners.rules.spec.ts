import * as fc from 'fast-check';
import { type EmailClaim, emailFaults } from './e-mail-owners.rules';

const claim = (
  key: string,
  wants: string | null,
  holds: string | readonly string[] = [],
  present = true,
): EmailClaim => ({ key, wants, holds: typeof holds === 'string' ? [holds] : holds, present });
const told = (...claims: EmailClaim[]) =>
  Object.fromEntries([...emailFaults(claims)].map(([key, { reason }]) => [key, reason]));

describe('5013: an e-mail', () => {
  it('that one person wants and nobody has is free', () => {
    expect(told(claim('a', 'x'), claim('b', 'y', 'z'), claim('c', null))).toEqual({});
  });

  it('that two newly want is refused to both', () => {
    const faults = emailFaults([claim('a', 'x'), claim('b', 'x', 'y')]);
    expect([...faults.values()]).toMatchObject([
      { code: 5013, state: 'refused', reason: 'e-mail-taken' },
      { code: 5013, state: 'refused', reason: 'e-mail-taken' },
    ]);
  });

  it('stays with whom it was accepted with', () => {
    expect(told(claim('a', 'x', 'x'), claim('b', 'x'), claim('c', 'x'))).toEqual({
      ...{ b: 'e-mail-taken', c: 'e-mail-taken' },
    });
  });

  it('that somebody else still has is waited for', () => {
    const faults = emailFaults([claim('a', 'x'), claim('b', 'y', 'x')]);
    expect([...faults]).toMatchObject([
      ['a', { code: 5013, state: 'held', heldFor: [{ entity: 'person', key: 'b' }] }],
    ]);
    expect(told(claim('a', 'x'), claim('b', null, 'x'))).toEqual({ a: 'e-mail-still-taken' });
  });

  it('is waited for along a chain', () => {
    expect(told(claim('a', 'x'), claim('b', 'y', 'x'), claim('c', 'z', 'y'))).toEqual({
      ...{ a: 'e-mail-still-taken', b: 'e-mail-still-taken' },
    });
  });

  it('that an unknown outcome may have given to somebody is waited for as well', () => {
    expect(told(claim('a', 'x'), claim('b', 'z', ['y', 'x']))).toEqual({ a: 'e-mail-still-taken' });
    expect(told(claim('a', 'x', ['y', 'x']), claim('b', 'y'))).toEqual({ b: 'e-mail-still-taken' });
  });

  it('that is swapped is refused to the whole ring, and waited for by whom the ring keeps waiting', () => {
    expect(told(claim('a', 'y', 'x'), claim('b', 'x', 'y'))).toEqual({
      ...{ a: 'e-mail-swapped', b: 'e-mail-swapped' },
    });
    expect(
      told(claim('a', 'y', 'x'), claim('b', 'z', 'y'), claim('c', 'x', 'z'), claim('d', 'v', 'w')),
    ).toEqual({ a: 'e-mail-swapped', b: 'e-mail-swapped', c: 'e-mail-swapped' });
    expect(told(claim('a', 'y', 'x'), claim('b', 'x', ['y', 'w']), claim('c', 'w'))).toEqual({
      ...{ a: 'e-mail-swapped', b: 'e-mail-swapped', c: 'e-mail-still-taken' },
    });
  });

  it('of somebody who is not there any more is refused: nothing frees it by itself', () => {
    expect(told(claim('a', 'x'), claim('b', null, 'x', false))).toEqual({ a: 'e-mail-of-gone' });
  });

  it('is never given to two, in no order, and each wait is for somebody who has it', () => {
    const email: fc.Arbitrary<string> = fc.constantFrom('u', 'v', 'w', 'x', 'y');
    const claims = fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        wants: fc.option(email, { nil: null }),
        holds: fc.uniqueArray(email, { maxLength: 2 }),
        present: fc.boolean(),
      }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(claims, (given) => {
        const faults = emailFaults(given);
        expect(new Map(emailFaults(given.toReversed()))).toEqual(new Map(faults));
        const free = given.filter(({ key, wants }) => wants !== null && !faults.has(key));
        for (const { key, wants, holds } of free) {
          if (wants === null || holds.includes(wants)) continue;
          // Newly given: nobody else wants it, nobody else has it.
          expect(
            given.filter((other) => other.wants === wants || other.holds.includes(wants)),
          ).toEqual([expect.objectContaining({ key })]);
        }
        for (const [key, { heldFor }] of faults) {
          const { wants = null } = given.find((each) => each.key === key) ?? {};
          for (const needed of heldFor)
            expect(
              given.some((other) => other.key === needed.key && other.holds.includes(wants ?? '')),
            ).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
