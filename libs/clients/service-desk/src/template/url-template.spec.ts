import { compileUrl } from './url-template';

const known = ['reference', 'id'];

describe('compileUrl', () => {
  it('encodes values, keeps what is written, and shows only names', () => {
    const url = compileUrl('https://desk.example.com:8443/a%20b/{id}/ç?ref={reference}&x=1', known);
    expect(url.origin).toBe('https://desk.example.com:8443');
    expect(url.fields).toEqual(['id', 'reference']);
    expect(url.fill({ id: 'REQ/1?#', reference: 'a&b=c d' })).toEqual({
      text: '/a%20b/REQ%2F1%3F%23/%C3%A7?ref=a%26b%3Dc%20d&x=1',
      template: '/a%20b/{id}/ç',
    });
  });

  it('takes an address without a path', () => {
    expect(compileUrl('http://127.0.0.1:4000', known).fill({})).toEqual({
      text: '/',
      template: '/',
    });
  });

  it.each(['', '.', '..'])('does not fill a path with %j', (id) => {
    expect(compileUrl('http://desk/tickets/{id}', known).fill({ id })).toBeNull();
  });

  it.each([
    ['ftp://desk/tickets', 'absolute'],
    ['/tickets', 'absolute'],
    ['http://user:pass@desk/tickets', 'no user'],
    ['http://desk/tickets#top', 'fragment'],
    ['http://{id}.desk/tickets', 'absolute'],
    ['http://desk/tickets?cpf={cpf}', 'names {cpf}'],
    ['http://desk/{name}', 'names {name}'],
    ['http://desk/{id', 'brace'],
  ])('refuses %j', (url, why) => {
    expect(() => compileUrl(url, known)).toThrow(why);
  });
});
