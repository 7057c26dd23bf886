import fc from 'fast-check';
import { reasonOf, storableReason } from './reason-of';

/** Postgres refuses JSON that escapes half of a surrogate pair. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('a reason', () => {
  it('is well-formed and of bounded length wherever its text is cut', () => {
    const astral = fc.constantFrom('😀', '𝒜', 'a', '\ud83d', '\ude00', '\0');
    const text = fc
      .tuple(
        fc.nat(4),
        fc.array(astral, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 1_500 }),
      )
      .map(([before, unit, times]) => 'x'.repeat(before) + unit.join('').repeat(times));
    fc.assert(
      fc.property(text, (long) => {
        for (const reason of [storableReason(long), reasonOf(new Error(long)), reasonOf(long)]) {
          expect(isWellFormed(reason)).toBe(true);
          expect(reason.length).toBeLessThanOrEqual(2_000);
          expect(reason).not.toContain('\0');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is cut between two halves without leaving one', () => {
    const cut = storableReason('x'.repeat(1_998) + '😀'.repeat(5));
    expect(cut).toBe(`${'x'.repeat(1_998)}\ufffd…`);
  });

  it('of a SyntaxError is its class alone: V8 quotes what was to be parsed', () => {
    const quoting = thrownBy(() => JSON.parse('João da Silva, Rua das Flores 7'));
    expect((quoting as Error).message).toContain('João');
    expect(reasonOf(quoting)).toBe('SyntaxError');
  });

  it('of an error that passes such a message on is without the quotation', () => {
    for (const body of ['João da Silva', '{"name": Maria Souza}', '{"a":1} Maria']) {
      const { message } = thrownBy(() => JSON.parse(body)) as Error;
      const reason = reasonOf(new Error(`the answer cannot be read: ${message} (at /tags)`));
      expect(reason).not.toMatch(/João|Maria|Souza/);
      expect(reason).toMatch(/^Error: the answer cannot be read: .*\(at \/tags\)$/);
    }
  });

  it('of a thrown error is scrubbed and short', () => {
    const reason = reasonOf(
      new TypeError(`no 52998224725 for joao@acme.com.br ${'y'.repeat(5_000)}`),
    );
    expect(reason).toMatch(/^TypeError: no \[cpf\] for \[email\] y+…$/);
    expect(reason.length).toBeLessThanOrEqual(320);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
