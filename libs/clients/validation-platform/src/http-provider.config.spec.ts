import { checkYamlText } from '@ponte/platform';
import { HttpProviderConfig } from './http-provider.config';

const check = (yaml: string) =>
  checkYamlText(HttpProviderConfig, yaml, 'service.yaml', { EXAM_API_TOKEN: 'secret' });
const minimal = 'id: exam-platform\nkind: http\nurl: "http://127.0.0.1:4000/exams"';

describe('HttpProviderConfig', () => {
  it('takes what the example shows', () => {
    const { value, faults } = check(
      `${minimal}\nrepeat: find\ntoken: { env: EXAM_API_TOKEN }\ntimeoutMs: 10000`,
    );
    expect(faults).toEqual([]);
    expect(value).toMatchObject({
      repeat: 'find',
      timeoutMs: 10_000,
      idPointer: '/id',
      result: { score: '/score' },
    });
  });

  it('is careful by default, and keeps the defaults that a partial result leaves', () => {
    const { value, faults } = check(`${minimal}\nresult: { outcome: /report/status }`);
    expect(faults).toEqual([]);
    expect(value).toMatchObject({
      repeat: 'unknown',
      result: { outcome: '/report/status', date: '/date' },
    });
  });

  it('takes a mapping of the request with pointers and constants', () => {
    const request =
      'request: { /person/mail: /candidate/email, /package: basic, /urgent: true, /days: 5 }';
    const { value, faults } = check(`${minimal}\n${request}`);
    expect(faults).toEqual([]);
    expect(value.request).toEqual({
      '/person/mail': '/candidate/email',
      '/package': 'basic',
      '/urgent': true,
      '/days': 5,
    });
  });

  it('refuses a token that no header can carry, without showing it', () => {
    const yaml = `${minimal}\ntoken: { env: EXAM_API_TOKEN }`;
    const { faults } = checkYamlText(HttpProviderConfig, yaml, 'a.yaml', {
      EXAM_API_TOKEN: 'two words',
    });
    expect(faults.map(({ where }) => where)).toEqual([expect.stringContaining('token')]);
    expect(JSON.stringify(faults)).not.toContain('two words');
  });

  it.each([
    ['id', minimal.replace('exam-platform', 'Exam Platform')],
    ['kind', minimal.replace('http\n', 'soap\n')],
    ['url', minimal.replace('http:', 'ftp:')],
    ['url', minimal.replace('http://', 'http://user:pass@')],
    ['url', minimal.replace('/exams', '/exams?key=1')],
    ['url', minimal.replace('/exams', '/exams#x')],
    ['repeat', `${minimal}\nrepeat: maybe`],
    ['timeoutMs', `${minimal}\ntimeoutMs: 0`],
    ['ratePerMinute', `${minimal}\nratePerMinute: -1`],
    ['token', `${minimal}\ntoken: literal`],
    ['idPointer', `${minimal}\nidPointer: id`],
    ['result.score', `${minimal}\nresult: { score: score }`],
    ['result.grade', `${minimal}\nresult: { grade: /grade }`],
    ['request', `${minimal}\nrequest: {}`],
    ['request', `${minimal}\nrequest: [/a]`],
    ['request', `${minimal}\nrequest: { a: /b }`],
    ['request', `${minimal}\nrequest: { /a: { b: 1 } }`],
    ['request', `${minimal}\nrequest: { /a: /x, /a/b: /y }`],
    ['request', `${minimal}\nrequest: { /__proto__/x: /y }`],
    ['request', `${minimal}\nrequest: { /list/0: /x, /list/2: /y }`],
  ])('tells what is wrong with %s', (key, yaml) => {
    const { faults } = check(yaml);
    expect(faults.map(({ where }) => where)).toEqual([expect.stringContaining(key)]);
  });
});
