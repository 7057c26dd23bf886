import * as fc from 'fast-check';
import { emailFault, isWaiting, type EmailQuestion } from './e-mail-owner.rules';
import type { LocalFault } from './local-fault';
import { ringMembers } from './ring-members';
import { emailClaims } from './testing/email-claims.arbitrary';
import { emailFaultsModel, type EmailClaim } from './testing/email-faults.model';

const claim = (
  key: string,
  wants: string | null,
  holds: string | readonly string[] = [],
  more: Partial<EmailClaim> = {},
): EmailClaim => ({
  ...{ key, wants, holds: typeof holds === 'string' ? [holds] : holds },
  ...{ present: true, unbound: false, ...more },
});
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
    const gone = claim('b', null, 'x', { present: false });
    expect(told(claim('a', 'x'), gone)).toEqual({ a: 'e-mail-of-gone' });
    expect(emailFaults([claim('a', 'x'), gone]).get('a')).toMatchObject({
      ...{ state: 'refused', heldFor: [{ entity: 'person', key: 'b' }] },
    });
  });

  it('of somebody without a bond is refused as well: nobody of whom nothing is wanted is ever sent', () => {
    const unbound = claim('b', null, 'x', { unbound: true });
    const faults = emailFaults([claim('a', 'x'), unbound, claim('c', 'z', 'x')]);
    expect([...faults]).toMatchObject([
      [
        'a',
        {
          ...{ code: 5013, state: 'refused', reason: 'e-mail-of-unbound' },
          heldFor: [{ entity: 'person', key: 'b' }],
        },
      ],
    ]);
  });

  it('is never given to two, in no order, and each wait is for somebody who has it', () => {
    fc.assert(
      fc.property(emailClaims(), (given) => {
        const faults = emailFaults(given);
        expect(new Map(emailFaults(given.toReversed()))).toEqual(new Map(faults));
        expect(new Map(emailFaultsModel(given))).toEqual(new Map(faults));
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

describe('rings', () => {
  /** Counts how often it is asked for whom somebody waits. */
  class Waits extends Map<string, readonly string[]> {
    asked = 0;
    override get(key: string): readonly string[] | undefined {
      this.asked += 1;
      return super.get(key);
    }
  }
  const many = 20_000;
  const chain = (): [string, readonly string[]][] =>
    Array.from({ length: many }, (_, n) => [`p${n}`, [`p${n + 1}`]]);

  it('are found by looking at each person once, as long as a chain or a ring may be', () => {
    const open = new Waits(chain());
    expect(ringMembers(open).size).toBe(0);
    expect(open.asked).toBe(many + 1);
    const ring = new Waits([...chain(), [`p${many}`, ['p0', 'p7']]]);
    expect(ringMembers(ring).size).toBe(many + 1);
    expect(ring.asked).toBe(many + 1);
  });
});

/** As the decision in pages asks about each person. */
function emailFaults(claims: readonly EmailClaim[]): ReadonlyMap<string, LocalFault> {
  const questions = new Map(
    claims.flatMap((own): [string, Omit<EmailQuestion, 'isInRing'>][] => {
      const { key, wants, holds } = own;
      if (wants === null || holds.includes(wants)) return [];
      const others = claims.filter((other) => other !== own);
      const isWanted = others.some((other) => other.wants === wants);
      return [[key, { isWanted, holders: others.filter((each) => each.holds.includes(wants)) }]];
    }),
  );
  const waiting = [...questions].filter(([, question]) => isWaiting(question));
  const rings = ringMembers(
    new Map(waiting.map(([key, { holders }]) => [key, holders.map((each) => each.key)])),
  );
  return new Map(
    [...questions].flatMap(([key, question]) => {
      const fault = emailFault({ ...question, isInRing: rings.has(key) });
      return fault ? [[key, fault] as const] : [];
    }),
  );
}
