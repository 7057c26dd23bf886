import { checkYamlText } from '@ponte/platform';
import { DatasulConnectionConfig } from './datasul-connection.config';

const check = (yaml: string) =>
  checkYamlText(DatasulConnectionConfig, yaml, 'service.yaml', {
    DATASUL_USER: 'ponte',
    DATASUL_PASSWORD: 'a secret: ção',
  });
const minimal =
  'url: "http://127.0.0.1:4000/datasul"\nuser: { env: DATASUL_USER }\npassword: { env: DATASUL_PASSWORD }';

describe('DatasulConnectionConfig', () => {
  it('takes an address and a service user, and knows the rest', () => {
    const { value, faults } = check(minimal);
    expect(faults).toEqual([]);
    expect(value).toMatchObject({
      path: '/api/rh/ahgora/v1/results',
      timeoutMs: 60_000,
      spelling: 'anocom',
    });
    expect(value.password.resolve({ DATASUL_PASSWORD: 'x' })).toBe('x');
  });

  it.each(['/api/rh/v1/ahgora/results', '/x', '/api/v1.2/ahgora_results'])(
    'takes the path %s',
    (path) => {
      expect(check(`${minimal}\npath: ${path}`).faults).toEqual([]);
    },
  );

  it.each([
    ['url', minimal.replace('http:', 'ftp:')],
    ['url', minimal.replace('http://', 'http://user:pass@')],
    ['user', minimal.replace('{ env: DATASUL_USER }', 'ponte')],
    ['password', minimal.replace('{ env: DATASUL_PASSWORD }', 'secret')],
    ['password', minimal.replace('DATASUL_PASSWORD', 'ELSEWHERE')],
    ['path', `${minimal}\npath: api/rh`],
    ['path', `${minimal}\npath: /api/../x`],
    ['path', `${minimal}\npath: /api/x?y=1`],
    ['path', `${minimal}\npath: /api//x`],
    ['path', `${minimal}\npath: /`],
    ['timeoutMs', `${minimal}\ntimeoutMs: 999`],
    ['timeoutMs', `${minimal}\ntimeoutMs: 600001`],
    ['spelling', `${minimal}\nspelling: ano`],
    ['calls', `${minimal}\ncalls: 2`],
  ])('tells what is wrong with %s', (key, yaml) => {
    const { faults } = check(yaml);
    expect(faults.map(({ where }) => where)).toEqual([expect.stringContaining(key)]);
  });
});
