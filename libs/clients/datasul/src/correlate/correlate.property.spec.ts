import * as fc from 'fast-check';
import type { ReplyEntry } from '../reply/reply-entry';
import { referenceCorrelation } from '../testing/reference-correlation';
import { correlate } from './correlate';
import type { SentLine } from './sent-line';

/*
 * Correlating against a reference that tries every way of reading a reply, and against the truth: what Datasul did, told
 * with whatever a reply may lose on its way. Few values, so that rubricas collide far more often than in a payroll.
 */

const RUNS = 10_000;
/** Of what costs two correlations, or follows from the others in part. */
const FEWER_RUNS = 3_000;
const EMPLOYEES = [
  { matricula: '1115', codfuncionario: '1|11|5' },
  { matricula: '1115', codfuncionario: '11|1|5' },
  { matricula: '01115', codfuncionario: '1|11|5' },
  { matricula: '11015', codfuncionario: '11|01|5' },
  { matricula: '10105', codfuncionario: '10|1|05' },
] as const;

const sentLines = fc
  .record({
    employee: fc.constantFrom(...EMPLOYEES),
    rubrica: fc.constantFrom('1103', '1104'),
    referencia: fc.constantFrom('2,00', '15,30'),
    datafalta: fc.constantFrom('', '20260212'),
  })
  .map(({ employee, ...line }): SentLine => ({ ...employee, ...line }));
const statuses = fc.constantFrom<ReplyEntry['status']>('S', 'S', 'S', 'E', null);

/** How an entry tells what it is about: fields left out, zeros put before or taken away. */
const tellings = fc.record({
  keeps: fc.record({ rubrica: fc.boolean(), referencia: fc.boolean(), datafalta: fc.boolean() }),
  matricula: fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.replace(/^0+/, ''),
    (text) => `00${text}`,
  ),
  referencia: fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `0${text}`,
    (text) => text.replace(/0+$/, '').replace(/,$/, ''),
    (text) => text.replace(',', '.'),
  ),
});
type Telling = typeof tellings extends fc.Arbitrary<infer T> ? T : never;

function tell(line: SentLine, status: ReplyEntry['status'], how: Telling): ReplyEntry {
  return {
    matricula: how.matricula(line.matricula),
    ...(how.keeps.rubrica && { rubrica: line.rubrica }),
    ...(how.keeps.referencia && { referencia: how.referencia(line.referencia) }),
    ...(how.keeps.datafalta && { datafalta: line.datafalta }),
    status,
    message: status === 'S' ? 'OK' : 'Verba inválida.',
  };
}

/** What was sent, and what Datasul told of each, of another or not at all. */
const cases = fc
  .array(fc.record({ line: sentLines, status: statuses, how: tellings, told: fc.nat(9) }), {
    maxLength: 5,
  })
  .chain((answers) =>
    fc.record({
      sent: fc.constant(answers.map(({ line }) => line)),
      truth: fc.constant(answers.map(({ status }) => status)),
      complete: fc.shuffledSubarray(
        answers.map(({ line, status, how }) => tell(line, status, how)),
        { minLength: answers.length },
      ),
      partial: fc.shuffledSubarray(
        answers.flatMap(({ line, status, how, told }) => (told > 0 ? tell(line, status, how) : [])),
      ),
      extra: fc.array(
        fc.tuple(sentLines, statuses, tellings).map((parts) => tell(...parts)),
        {
          maxLength: 2,
        },
      ),
    }),
  );

const words = { accepted: 'S', refused: 'E', unknown: 'unknown' } as const;
const told = (sent: readonly SentLine[], entries: readonly ReplyEntry[]) =>
  correlate(sent, entries).outcomes.map(({ state }) => words[state]);

describe('correlate', () => {
  it('settles what every way of reading the reply settles alike, and nothing else', () => {
    const seen = { S: 0, E: 0, unknown: 0 };
    fc.assert(
      fc.property(cases, ({ sent, complete, partial, extra }) => {
        for (const entries of [complete, partial, [...partial, ...extra].slice(0, 6)]) {
          // The reference says nothing of a status that is neither: it is unknown there as well.
          const expected = referenceCorrelation(sent, entries);
          const outcomes = told(sent, entries);
          expect(outcomes).toEqual(expected);
          outcomes.forEach((outcome) => (seen[outcome] += 1));
        }
      }),
      { numRuns: RUNS },
    );
    // A generator that settles nothing, or everything, would prove nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 4);
  });

  it('says nothing that Datasul did not do, whatever is left out, shuffled or missing', () => {
    fc.assert(
      fc.property(cases, ({ sent, truth, complete, partial }) => {
        for (const entries of [complete, partial]) {
          told(sent, entries).forEach((outcome, line) => {
            if (outcome !== 'unknown') expect(outcome).toBe(truth[line]);
          });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('says nothing that Datasul did not do where it answers some twice', () => {
    const twice = cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        again: fc.array(fc.tuple(fc.nat(4), tellings), { maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(twice, ({ one: { sent, truth, complete }, again }) => {
        const more = again.flatMap(([index, how]) => {
          const line = sent[index];
          return line ? tell(line, truth[index] ?? null, how) : [];
        });
        told(sent, [...complete, ...more]).forEach((outcome, line) => {
          if (outcome !== 'unknown') expect(outcome).toBe(truth[line]);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('does not depend on the order of entries, nor on that of what was sent', () => {
    const shuffled = cases.chain((one) => {
      const entries = [...one.partial, ...one.extra];
      const places = one.sent.map((_, index) => index);
      return fc.record({
        sent: fc.constant(one.sent),
        entries: fc.constant(entries),
        otherEntries: fc.shuffledSubarray(entries, { minLength: entries.length }),
        places: fc.shuffledSubarray(places, { minLength: places.length }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ sent, entries, otherEntries, places }) => {
        const one = correlate(sent, entries);
        expect(correlate(sent, otherEntries)).toEqual(one);
        const moved = correlate(
          places.flatMap((place) => sent[place] ?? []),
          otherEntries,
        );
        expect(moved.outcomes).toEqual(places.map((place) => one.outcomes[place]));
      }),
      { numRuns: FEWER_RUNS },
    );
  });

  it('keeps each entry once: as the word for a rubrica, or as left over', () => {
    fc.assert(
      fc.property(cases, ({ sent, partial, extra }) => {
        const entries = [...partial, ...extra];
        const { outcomes, leftover } = correlate(sent, entries);
        const settled = outcomes.filter(({ state }) => state !== 'unknown').length;
        expect(leftover).toHaveLength(entries.length - settled);
        expect(entries).toEqual(expect.arrayContaining([...leftover]));
      }),
      { numRuns: FEWER_RUNS },
    );
  });

  it('accepts nothing without an S for it', () => {
    const noSuccess = fc.tuple(cases, fc.constantFrom<ReplyEntry['status']>('E', null));
    fc.assert(
      fc.property(noSuccess, ([{ sent, partial, extra }, status]) => {
        const entries = [...partial, ...extra].map((entry) => ({ ...entry, status }));
        expect(told(sent, entries)).not.toContain('S');
      }),
      { numRuns: FEWER_RUNS },
    );
  });
});

/** Far more than share a call: `rubrica`, `referencia` and `datafalta` are left out, so each entry may be each rubrica's. */
describe('a tie of 2,000', () => {
  const TIED = 2_000;
  const sent = Array.from({ length: TIED }, (_, index): SentLine => ({
    ...EMPLOYEES[4],
    ...{ rubrica: `10${index}`, referencia: '2,00', datafalta: '' },
  }));
  const said = (status: ReplyEntry['status']): ReplyEntry => ({
    ...{ matricula: EMPLOYEES[4].matricula, status, message: '' },
  });

  it.each(['agrees', 'missing'] as const)(
    'is settled if every entry agrees, and unknown if one is missing (%s)',
    (how) => {
      const anyOne = fc.record({
        status: fc.constantFrom<'S' | 'E'>('S', 'E'),
        at: fc.nat(TIED - 1),
      });
      fc.assert(
        fc.property(anyOne, ({ status, at }) => {
          const entries = sent.map(() => said(status));
          if (how === 'missing') entries.splice(at, 1);
          expect(new Set(told(sent, entries))).toEqual(
            new Set([how === 'agrees' ? status : 'unknown']),
          );
        }),
        { numRuns: 1 },
      );
    },
  );
});
