import { MAX_TEXT, scrubAll, scrubText } from './scrub-text';

const CPF = '52998224725';

/** Between the growth of linear cost and that of quadratic cost. */
const BETWEEN = 24;
const MOST_ROUNDS = 60;

function cost(text: string): number {
  const start = performance.now();
  scrubAll(text);
  return performance.now() - start;
}

function growth({ short, long }: { readonly short: number; readonly long: number }): number {
  return long === Infinity ? Infinity : long / Math.max(short, 0.4);
}

describe('long and hostile text', () => {
  it('is cut, and what straddled the cut is gone', () => {
    for (let shift = 0; shift < 40; shift++) {
      const text = `${'x '.repeat(MAX_TEXT / 2 - 20)}${'y'.repeat(shift)} ${CPF} ${'z'.repeat(2_000)}`;
      const scrubbed = scrubText(text);
      expect(scrubbed.length).toBeLessThan(MAX_TEXT + 100);
      expect(scrubbed).not.toMatch(/5299/);
    }
  });

  it.each([
    ['digits', '1'],
    ['digit groups', '123 '],
    ['dotted digits', '529.982.'],
    ['phone beginnings', '+55 (11) 9'],
    ['word characters', 'a'],
    ['at signs', 'a@'],
    ['dots', 'a.'],
    ['percent signs', '%2'],
    ['percent-encoded percents', '%25'],
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['escaped members', '\\"cpf\\":\\"'],
    ['members', '"cpf":"'],
    ['open braces', '{'],
    ['nested lists', '[1,'],
    ['closed braces', '{}'],
    ['JWT beginnings', 'eyJ'],
    ['assignments', 'a='],
    ['colons', 'token: '],
    ['authorization', 'authorization: '],
    ['URLs', 'http://a'],
    ['spaces', ' '],
  ])('costs no more than linear time: %s', (_, unit) => {
    const repeated = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
    const [short, long] = [repeated(8_000), repeated(64_000)];
    const least = { short: Infinity, long: Infinity };
    // Eight times the text: linear costs 8 times, quadratic 64 times. What else the machine does only adds to a
    // measurement, so the least of ever more of them comes ever closer to the cost itself; a floor keeps the clock's
    // resolution out.
    for (let round = 0; round < MOST_ROUNDS && growth(least) >= BETWEEN; round++) {
      least.short = Math.min(least.short, cost(short));
      least.long = Math.min(least.long, cost(long));
    }
    expect(growth(least)).toBeLessThan(BETWEEN);
  });
});
