import { knownSecrets } from '../../config/known-secrets';
import { scrubText } from './scrub-text';

const b64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const JWT = `${b64url({ alg: 'HS256' })}.${b64url({ sub: '7' })}.c2lnbmF0dXJl`;

describe('credentials', () => {
  const secret = 's3cr3t-v4lue-abc';
  it.each([
    `Authorization: Bearer ${secret}`,
    `authorization=${secret}`,
    `{"authorization":"Bearer ${secret}"}`,
    `Bearer ${secret}`,
    `Basic ${Buffer.from(secret).toString('base64')}`,
    `GET /x?access_token=${secret}&a=1`,
    `GET /x?a=1&token=${secret}`,
    `token: ${secret}`,
    `x-ponte-token: ${secret}`,
    `password=${secret}`,
    `senha: ${secret}`,
    `postgres://ponte:${secret}@db:5432/x`,
    `api_key="${secret}"`,
    `{'clientSecret': '${secret}'}`,
    `{"clientHeaders":{"x-any":"${secret}"}}`,
    `%7B%22token%22%3A%22${secret}%22%7D`,
    `cut JSON {"a":1,"refreshToken":"${secret}`,
  ])('%s', (text) => {
    const scrubbed = scrubText(text);
    expect(scrubbed).not.toContain(secret);
    expect(scrubbed).not.toContain(Buffer.from(secret).toString('base64'));
  });

  it.each([
    'http://u:p%40s3cr3t@host/x',
    'http://u:p%2Fs3cr3t@host/x',
    'http://u:p@s3cr3t@host/x',
    'postgres://u:p%2540s3cr3t@host:5432/x',
    'url=http%3A%2F%2Fu%3Ap%2540s3cr3t%40host%2Fx',
    'url=http%3A%2F%2Fu%3Ap%252Fs3cr3t%40host%2Fx',
    'to http://u:p%3Fs3cr3t@host and back',
  ])('the whole of what stands before a host: %s', (text) => {
    const scrubbed = scrubText(text);
    expect(scrubbed).not.toContain('s3cr3t');
    expect(scrubbed).toContain('host');
  });

  it.each([
    ['X-Ponte-Token: ab', 'X-Ponte-Token: [redacted]'],
    ['x-ponte-token: a', 'x-ponte-token: [redacted]'],
    ['X-Api-Key: letters', 'X-Api-Key: [redacted]'],
    ['x-hub-secret:"a b"; x', 'x-hub-secret:[redacted]; x'],
    ['(X-Access-Token=not)', '(X-Access-Token=[redacted])'],
    ['x-request-id: abc', 'x-request-id: abc'],
  ])('a header of a credential, whatever its length: %s', (text, expected) => {
    expect(scrubText(text)).toBe(expected);
  });

  it('JWT', () => {
    expect(scrubText(`got ${JWT} from them`)).toBe('got [token] from them');
  });

  it('every resolved secret, in any spelling', () => {
    const value = 'Ab/çd+"ef gh&';
    knownSecrets.add(value);
    for (const spelling of [
      value,
      encodeURIComponent(value),
      JSON.stringify(value),
      Buffer.from(value).toString('base64'),
      Buffer.from(value).toString('base64url'),
    ]) {
      expect(scrubText(`x ${spelling} y`)).toMatch(/^x "?\[secret\]=*"? y$/);
    }
  });
});
