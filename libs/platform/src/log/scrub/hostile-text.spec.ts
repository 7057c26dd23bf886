import { MAX_TEXT, scrubAll, scrubText } from './scrub-text';

const CPF = '52998224725';

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
    const cost = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const runs = Array.from({ length: 5 }, () => {
        const start = performance.now();
        scrubAll(text);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    cost(4_000);
    // Eight times the text: linear costs 8 times, quadratic 64 times; a floor keeps timer noise out.
    expect(cost(64_000) / Math.max(cost(8_000), 0.4)).toBeLessThan(28);
  });
});
