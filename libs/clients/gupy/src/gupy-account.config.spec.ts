import { checkYamlText } from '@ponte/platform';
import { GupyAccountConfig } from './gupy-account.config';

const check = (yaml: string) =>
  checkYamlText(GupyAccountConfig, yaml, 'service.yaml', { GUPY_API_TOKEN: 'secret' });

describe('GupyAccountConfig', () => {
  it('takes a local simulator as well as the vendor, with sensible defaults', () => {
    const { value, faults } = check(
      'url: "http://127.0.0.1:4000/gupy/api/v1"\ntoken: { env: GUPY_API_TOKEN }',
    );
    expect(faults).toEqual([]);
    expect(value).toMatchObject({ ratePerMinute: 900, share: 1, replicas: 1, timeoutMs: 10_000 });
    expect(value.token.resolve({ GUPY_API_TOKEN: 'secret' })).toBe('secret');
    expect(check('token: { env: GUPY_API_TOKEN }').value.url).toBe('https://api.gupy.io/api/v1');
  });

  it.each([
    'url: api.gupy.io',
    'url: "ftp://api.gupy.io"',
    'url: "https://user:pass@api.gupy.io"',
    'url: "https://api.gupy.io/api/v1?token=x"',
    'url: "https://api.gupy.io/api/v1#x"',
    'url: 7',
    'ratePerMinute: 0',
    'share: 0',
    'share: 1.5',
    'replicas: 1.5',
    'timeoutMs: 10',
    'limit: 3',
  ])('tells what is wrong with %s', (line) => {
    const { faults } = check(`token: { env: GUPY_API_TOKEN }\n${line}`);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.where).toContain(line.split(':')[0]);
  });

  it.each(['with space', 'línea', 'two\nlines'])(
    'refuses a token that no header can carry, without showing it: %j',
    (token) => {
      const yaml = 'token: { env: GUPY_API_TOKEN }';
      const { faults } = checkYamlText(GupyAccountConfig, yaml, 'a.yaml', {
        GUPY_API_TOKEN: token,
      });
      expect(faults).toEqual([
        {
          where: 'a.yaml:1 token',
          message: expect.stringMatching(/^env GUPY_API_TOKEN: .*header/),
        },
      ]);
      expect(faults[0]?.message).not.toContain(token);
    },
  );

  it('shows nothing of a URL with a password', () => {
    const { faults } = check(
      'url: "https://user:s3cret@api.gupy.io"\ntoken: { env: GUPY_API_TOKEN }',
    );
    expect(JSON.stringify(faults)).not.toContain('s3cret');
  });

  it('needs a token', () => {
    expect(check('share: 1').faults.map(({ where }) => where)).toEqual([
      expect.stringContaining('token'),
    ]);
  });
});
