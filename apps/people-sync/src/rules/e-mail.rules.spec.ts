import { emailHashText, isBeyondAscii, isEmail } from './e-mail.rules';

describe('an e-mail', () => {
  it.each([
    ...['a@b.co', 'maria.silva@example.com', "o'neil+tag@sub.example.com.br", 'A_b-c@x-y.com'],
    ...['1@2.com', 'joão@exemplo.com.br', 'a@ação.com', `${'x'.repeat(64)}@b.com`, 'a/b=c!@b.com'],
  ])('%s has the form', (email) => expect(isEmail(email)).toBe(true));

  it.each([
    ...['', 'a', '@', 'a@', '@b.com', 'a@b', 'a b@c.com', 'a@b c.com', 'a@b..com', 'a@.com'],
    ...['a@b.com.', '.a@b.com', 'a.@b.com', 'a..b@c.com', 'a@b@c.com', 'a@-b.com', 'a@b-.com'],
    ...['a@b_c.com', 'a;b@c.com', 'a,b@c.com', '<a@b.com>', 'Maria <a@b.com>', 'a"b@c.com'],
    ...['a@b.com;c@d.com', 'a@b.com, c@d.com', `${'x'.repeat(65)}@b.com`, 'mailto:a@b.com'],
    ...[`a@${'b'.repeat(64)}.com`, `a@${'b.'.repeat(126)}com`, 'a\u0000@b.com', 'a@b.com\n'],
  ])('%j has not', (email) => expect(isEmail(email)).toBe(false));

  it('is noticed if it is beyond ASCII', () => {
    expect(['a@b.com', 'joão@b.com', 'a@ação.com'].map(isBeyondAscii)).toEqual([false, true, true]);
  });

  it('is the same whatever its case, and another in another profile', () => {
    const text = emailHashText('p', 'Maria@Example.com');
    expect(emailHashText('p', ' maria@example.COM ')).toBe(text);
    expect(emailHashText('p', 'mario@example.com')).not.toBe(text);
    expect(emailHashText('q', 'maria@example.com')).not.toBe(text);
    expect(emailHashText('p', 'JOÃO@b.com')).toBe(emailHashText('p', 'joa\u0303o@b.com'));
  });
});
