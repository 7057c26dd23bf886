import { resultText } from './result-text';

describe('resultText', () => {
  it('shows single values by name and lists of objects as tables', () => {
    const text = resultText({
      state: 'open',
      next: null,
      requests: [{ id: 'a', n: 1 }, { id: 'b' }],
    });
    expect(text).toContain('state: open');
    expect(text).not.toContain('next');
    expect(text).toMatch(/requests\n[^]*id[^]*a[^]*b/);
  });

  it('shows nothing for nothing, and a list of texts in a line', () => {
    expect(resultText(null)).toBe('');
    expect(resultText({ webhooks: ['a', 'b'] })).toBe('webhooks: a, b');
  });

  it('shows a moment in São Paulo, and no control characters of a third party', () => {
    const text = resultText({ at: '2026-03-02T18:41:24.120Z', reason: 'a\u001b[2Jb' });
    expect(text).toContain('02/03/26 15:41:24');
    expect(text).not.toContain('\u001b');
  });
});
