import { shownValue } from './shown-value';

describe('shownValue', () => {
  it('names sealed parts without quoting them, and leaves the rest', () => {
    const sealed = 'v1.k1.raw:gupy:acme:77.AAAAbbbbCCCC';
    const value = Buffer.from(
      JSON.stringify({ id: 77, sealed: { raw: sealed }, list: [sealed, 'v1.x'] }),
    );
    const note = expect.stringMatching(/^\(lacrado: raw:gupy:acme:77, chave k1/) as unknown;
    expect(shownValue(value)).toEqual({ id: 77, sealed: { raw: note }, list: [note, 'v1.x'] });
  });

  it('does not show what is no JSON: nothing says what it holds', () => {
    expect(shownValue(Buffer.from('CPF 52998224725'))).not.toContain('529');
    expect(shownValue(null)).toBeNull();
  });
});
