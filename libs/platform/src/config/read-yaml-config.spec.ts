import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Matches } from 'class-validator';
import { IsDuration } from './is-duration.decorator';
import { NestedList, NestedMap, NestedObject } from './nested.decorators';
import { checkYamlConfig, checkYamlText } from './read-yaml-config';
import { SecretRef } from './secret-ref';
import { Secret, SecretList } from './secret.decorators';

class Account {
  @Matches(/^https?:/, { message: 'must be a URL' })
  url: string;

  @Secret()
  token: SecretRef;

  @IsInt()
  ratePerMinute: number = 900;
}

class Outcome {
  @IsOptional()
  @IsString()
  tag?: string;
}

class Jobs {
  @IsArray()
  include: (number | string)[];
}

class Rule {
  @IsString()
  id: string;

  @IsOptional()
  @NestedObject(() => Jobs)
  jobs?: Jobs;

  @NestedMap(() => Outcome)
  outcomes: Map<string, Outcome>;

  @IsIn(['never', 'always'])
  comment: string = 'never';

  @IsDuration()
  expireAfterMs: number = 1;
}

class Sample {
  @NestedMap(() => Account)
  gupy: Map<string, Account>;

  @NestedList(() => Rule)
  rules: Rule[];

  @IsOptional()
  @SecretList({ digest: true })
  tokens?: SecretRef[];
}

const env = { GUPY_TOKEN: 'the-token' };
const digest = createHash('sha256').update('x').digest('hex');
const GOOD = `
gupy:
  acme: { url: "http://a", token: { env: GUPY_TOKEN } }
rules:
  - id: one
    jobs: { include: [8451877, 9223372036854775807] }
    outcomes:
      apto: { tag: Apto }
      inconclusivo:
    comment:
    expireAfterMs: 30d
tokens: [{ env: GUPY_TOKEN }, { sha256: "${digest}" }]
`;
const check = (text: string): readonly string[] =>
  checkYamlText(Sample, text, 'x.yaml', env).faults.map(
    ({ where, message }) => `${where}: ${message}`,
  );

describe('YAML configuration', () => {
  it('becomes instances, with defaults, durations and digest strings for long ids', () => {
    const { value, faults } = checkYamlText(Sample, GOOD, 'x.yaml', env);
    expect(faults).toEqual([]);
    const account = value.gupy.get('acme');
    expect(account).toBeInstanceOf(Account);
    expect(account?.ratePerMinute).toBe(900);
    expect(account?.token.resolve(env)).toBe('the-token');
    const rule = value.rules[0];
    expect(rule).toBeInstanceOf(Rule);
    expect(rule?.comment).toBe('never');
    expect(rule?.expireAfterMs).toBe(2_592_000_000);
    expect(rule?.jobs?.include).toEqual([8451877, '9223372036854775807']);
    expect([...(rule?.outcomes.entries() ?? [])]).toEqual([
      ['apto', { tag: 'Apto' }],
      ['inconclusivo', {}],
    ]);
    expect(value.tokens?.[1]?.digest().toString('hex')).toBe(digest);
  });

  it('reports every fault at once with line, path and what was expected', () => {
    const faults = check(`
gupy:
  acme:
    url: ftp://x
    rate_per_minute: 3
    token: { env: NOT_SET }
rules:
  - id: 5
    outcomes: { apto: Apto }
    comment: sometimes
    expireAfterMs: 30 days
    jobs: []
colour: red
`);
    expect([...faults].sort()).toEqual([
      'x.yaml:10 rules.0.comment: must be one of the following values: never, always',
      'x.yaml:11 rules.0.expireAfterMs: must be a duration: seconds as a number, or text like "500ms", "30s", "5m", "3h", "30d"',
      'x.yaml:12 rules.0.jobs: must be a mapping',
      'x.yaml:13 colour: unknown key; known here: gupy, rules, tokens',
      'x.yaml:4 gupy.acme.url: must be a URL',
      'x.yaml:5 gupy.acme.rate_per_minute: unknown key; did you mean "ratePerMinute"?',
      'x.yaml:6 gupy.acme.token: the environment variable NOT_SET (or NOT_SET_FILE) is not set',
      'x.yaml:8 rules.0.id: must be a string',
      'x.yaml:9 rules.0.outcomes.apto: must be a mapping',
    ]);
  });

  it('looks for no secret if none is needed, and judges all else', () => {
    const text = GOOD.replace('http://a', 'ftp://a');
    const { faults } = checkYamlText(Sample, text, 'x.yaml', {}, { secrets: false });
    expect(faults.map(({ where }) => where)).toEqual(['x.yaml:3 gupy.acme.url']);
  });

  it.each([
    ['{ value: hunter2 }', 'unknown key'],
    ['hunter2', 'a secret itself does not stand here'],
    ['{ env: A, file: b }', 'exactly one of'],
    ['{}', 'exactly one of'],
    [`{ sha256: "${digest}" }`, 'exactly one of { env: NAME } or { file: path }'],
    ['{ file: /nowhere }', 'the file /nowhere cannot be read (ENOENT)'],
  ])('refuses the secret %s', (token, expected) => {
    const faults = check(GOOD.replace('{ env: GUPY_TOKEN } }', `${token} }`));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toContain(expected);
    expect(faults.join('\n')).not.toContain('hunter2');
    expect(faults.every((fault) => fault.startsWith('x.yaml:3 gupy.acme.token'))).toBe(true);
  });

  it.each([
    ['a: 1\na: 2\n', /^x\.yaml:2: .*unique/],
    ['a: [1\nb: 2', /^x\.yaml:\d: /],
    ['- 1', /must be a mapping of settings/],
    ['a: &x [*x]', /x\.yaml:1: an alias/],
    ['a: !!js/function "x"', /x\.yaml/],
    ['', /gupy: is missing/],
  ])('refuses %p', (text, expected) => expect(check(text).join('\n')).toMatch(expected));

  it('says which file is not there', () => {
    expect(checkYamlConfig(Sample, '/nowhere.yaml').faults).toEqual([
      { where: 'CONFIG_FILE', message: 'the file /nowhere.yaml cannot be read (ENOENT)' },
    ]);
  });

  it('a secret in a file is read anew each time', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'ponte-')), 'token');
    writeFileSync(path, 'first-token\n');
    const secret = Object.assign(new SecretRef(), { file: path });
    expect(secret.resolve()).toBe('first-token');
    writeFileSync(path, 'second-token');
    expect(secret.resolve()).toBe('second-token');
    expect(secret.digest().toString('hex')).toBe(
      createHash('sha256').update('second-token').digest('hex'),
    );
  });
});
