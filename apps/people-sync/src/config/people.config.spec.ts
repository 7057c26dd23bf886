import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkYamlText, readYamlConfig } from '@ponte/platform';
import { ENDPOINTS } from './datasul.config';
import { PeopleConfig } from './people.config';

const ENV = { DATASUL_USER: 'ponte', DATASUL_PASSWORD: 'of-datasul', FEEDZ_TOKEN: 'of-feedz' };
const EXAMPLE = path.join(__dirname, '../../people-sync.example.yml');
const check = (text: string, env: Record<string, string> = ENV) =>
  checkYamlText(PeopleConfig, text, 'p.yml', env);
const faultsOf = (text: string, env = ENV) =>
  check(text, env).faults.map(({ where, message }) => `${where}: ${message}`);

interface Parts {
  readonly id?: string;
  readonly environment?: string;
  readonly datasul?: string;
  readonly feedz?: string;
  readonly more?: string;
}
const DATASUL =
  'url: "http://d/d", user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }';
const FEEDZ = 'url: "http://f/f", token: { env: FEEDZ_TOKEN }';
const profile = ({ id = 'a', environment = 'producao', more, ...parts }: Parts = {}) =>
  `  - { id: ${id}, environment: ${environment}, datasul: { ${parts.datasul ?? DATASUL} }, feedz: { ${parts.feedz ?? FEEDZ} }${more ? `, ${more}` : ''} }\n`;
const config = (...profiles: string[]) => `profiles:\n${profiles.join('')}`;
const withMore = (more: string) => faultsOf(config(profile({ more })));
const withDatasul = (more: string) => faultsOf(config(profile({ datasul: `${DATASUL}, ${more}` })));
const withEndpoint = (endpoint: string, more: string) =>
  withDatasul(`endpoints: { ${endpoint}: { ${more} } }`);
const withFeedz = (more: string) => faultsOf(config(profile({ feedz: `${FEEDZ}, ${more}` })));

/** All keys of configuration classes, also those of mappings in them. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the configuration', () => {
  it('is explained by an example that is valid, names every key and shows the defaults', () => {
    const example = readYamlConfig(PeopleConfig, EXAMPLE, ENV);
    const text = readFileSync(EXAMPLE, 'utf8');
    const defaults = check(config(profile({ id: 'holding-producao' }))).value;
    const silentKeys = ['schedule', 'times', 'graceMinutes', 'userAgent'];
    const keys = new Set([...keysOf(defaults), ...silentKeys]);
    expect([...keys]).toEqual(expect.arrayContaining(['keepDays', 'mostPages', 'manager']));
    for (const key of keys) expect(text).toMatch(new RegExp(`^[^#]*\\b${key}:`, 'm'));

    const [shown] = example.profiles;
    const [silent] = defaults.profiles;
    if (!shown || !silent) throw new Error('no profile');
    expect(shown.schedule).toEqual({ times: ['06:00', '18:00'], graceMinutes: 120 });
    delete shown.schedule;
    expect(shown.feedz.userAgent).toBe('ponte');
    delete shown.feedz.userAgent;
    expect(shown.datasul.endpoints.employees.query).toEqual({
      ...{ product: 'HCM', companyid: '10', branchId: '1' },
    });
    shown.datasul.endpoints.employees.query = {};
    shown.datasul.url = silent.datasul.url;
    shown.feedz.url = silent.feedz.url;
    expect(plain(example)).toEqual(plain(defaults));
  });

  it('is careful by default', () => {
    const { value, faults } = check(config(profile()));
    expect(faults).toEqual([]);
    expect(value.keepDays).toBe(400);
    const [first] = value.profiles;
    expect(first).toMatchObject({
      ...{ active: true, overlapMs: 172_800_000, fullEveryDays: 7 },
      missing: { percent: 5, atLeast: 10 },
      rules: {
        ...{ integrationId: 'personCode', appendCode: 'clashing' },
        employeeInitiative: ['Funcionário'],
      },
      datasul: { timeoutMs: 60_000, pageSize: 200 },
      feedz: {
        ...{ lotsAtOnce: 2, processWithinMs: 7_200_000, giveUpAfterMs: 86_400_000 },
        pollsMs: [2_000, 5_000, 10_000, 30_000, 60_000],
        retriesMs: [30_000, 120_000, 600_000],
      },
    });
    expect(first?.schedule).toBeUndefined();
    expect(Object.keys(first?.datasul.endpoints ?? {})).toEqual([...ENDPOINTS]);
    for (const endpoint of Object.values(first?.datasul.endpoints ?? {}))
      expect(endpoint).toMatchObject({ query: {}, mostPages: 1_000 });
  });

  it('keeps the other defaults of an endpoint of which one thing is said', () => {
    const text = config(
      profile({ datasul: `${DATASUL}, endpoints: { persons: { fields: { email: /mail } } }` }),
    );
    const [first] = check(text).value.profiles;
    expect(first?.datasul.endpoints.persons).toMatchObject({
      ...{ path: '/api/rh/v1/persons', order: 'personCode', incremental: true },
      fields: { code: '/personCode', email: '/mail' },
    });
    expect(first?.datasul.endpoints.jobs.fields.code).toEqual(['/jobCode', '/level']);
  });

  it('tells all its faults at once, each with its place', () => {
    const broken = readFileSync(EXAMPLE, 'utf8')
      .replace('pageSize: 200', 'pageSize: 0')
      .replace('manager: /managerPersonCode', 'leader: /managerPersonCode')
      .replace('appendCode: clashing', 'appendCode: perhaps')
      .replace("'18:00'", "'24:00'")
      .replace('keepDays: 400', 'keepDays: 1');
    expect(faultsOf(broken).map((fault) => fault.split(/[ :]+/)[2])).toEqual([
      'profiles.0.datasul.pageSize',
      'profiles.0.datasul.endpoints.employees.fields.leader',
      'profiles.0.rules.appendCode',
      'profiles.0.schedule.times',
      'keepDays',
    ]);
  });

  it('needs profiles, and of each all but what has a default', () => {
    expect(faultsOf('keepDays: 400\n').join()).toContain('profiles: is missing');
    expect(faultsOf('profiles: []\n').join()).toContain('profiles');
    const paths = faultsOf('profiles: [{ active: true }]\n').join('\n');
    for (const key of ['id', 'environment', 'datasul', 'feedz'])
      expect(paths).toContain(`profiles.0.${key}: is missing`);
    expect(faultsOf(config(profile({ feedz: 'lotsAtOnce: 1' }))).join('\n')).toMatch(
      /feedz\.url[^]*feedz\.token/,
    );
  });

  it.each([
    ['active: sometimes', 'must be true or false'],
    ['overlapMs: 61d', 'profiles.0.overlapMs'],
    ['overlapMs: two', 'profiles.0.overlapMs: must be a duration'],
    ['fullEveryDays: 0', 'profiles.0.fullEveryDays'],
    ['missing: { percent: 101 }', 'profiles.0.missing.percent'],
    ['missing: { atLeast: -1 }', 'profiles.0.missing.atLeast'],
    ['rules: { integrationId: cpf }', 'must be one of personCode, personCodeWithoutZeros'],
    ['rules: { appendCode: sometimes }', 'must be one of never, clashing, always'],
    ['rules: { employeeInitiative: [] }', 'profiles.0.rules.employeeInitiative'],
    ['schedule: {}', 'profiles.0.schedule.times'],
    ['schedule: { times: [] }', 'must be a list of times of the day'],
    ['schedule: { times: ["6:00"] }', 'must be a list of times of the day, in quotes'],
    ['schedule: { times: ["06:00", "12:00", "18:00"] }', 'must not be more than 2'],
    ['schedule: { times: ["06:00", "06:59"] }', 'must be an hour apart'],
    ['schedule: { times: ["23:30", "00:29"] }', 'an hour apart at least, also over midnight'],
    ['schedule: { times: ["06:00", "06:00"] }', 'must be an hour apart'],
    ['schedule: { times: ["06:00"], graceMinutes: 0 }', 'profiles.0.schedule.graceMinutes'],
    ['plan: {}', 'unknown key'],
  ])('says of a profile with %s what is wrong', (more, message) => {
    expect(withMore(more).join('\n')).toContain(message);
  });

  it.each(['["00:00"]', '["06:00", "18:00"]', '["23:30", "00:30"]'])(
    'takes the times %s',
    (times) => expect(withMore(`schedule: { times: ${times} }`)).toEqual([]),
  );

  it.each([
    ['pageSize: 1001', 'datasul.pageSize'],
    ['timeoutMs: 60s', 'datasul.timeoutMs'],
    ['path: /api', 'datasul.path: unknown key'],
    ['endpoints: { people: {} }', 'endpoints.people'],
  ])('says of a Datasul with %s what is wrong', (more, message) => {
    expect(withDatasul(more).join('\n')).toContain(message);
  });

  it.each([
    ['jobs', 'path: api/rh', 'must be a path like'],
    ['jobs', 'path: /a/../b', 'must be a path like'],
    ['jobs', 'order: "a b"', 'must be names of fields'],
    ['jobs', 'mostPages: 0', 'jobs.mostPages'],
    ['jobs', 'query: [a]', 'must be a mapping of parameters'],
    ['jobs', 'query: { page: 1 }', '"page" is set by the reading itself'],
    ['jobs', 'query: { a: [1] }', '"a" must be a text, a number, or true or false'],
    ['jobs', 'query: { "a b": 1 }', '"a b" is no name of a parameter'],
    ['jobs', 'incremental: true', 'jobs.incremental'],
    ['persons', 'query: { dateModified: 1 }', '"dateModified" is set by the reading itself'],
    ['persons', 'modified: { format: day }', 'must be date or date-time'],
    ['persons', 'modified: { param: "" }', 'must be the name of a parameter'],
    ['persons', 'fields: { email: email }', 'must be one JSON pointer like'],
    ['persons', 'fields: { email: [/a, /b] }', 'must be one JSON pointer like'],
    ['persons', 'fields: { code: [] }', 'must be a JSON pointer like'],
    ['persons', 'fields: { code: /__proto__ }', 'must be a JSON pointer like'],
    ['persons', 'fields: { mail: /a }', 'persons.fields.mail'],
    ['employees', 'fields: { job: /jobCode }', 'fields.job joins 1 values, but jobs.fields.code 2'],
  ])('says of the endpoint %s with %s what is wrong', (endpoint, more, message) => {
    expect(withEndpoint(endpoint, more).join('\n')).toContain(message);
  });

  it('takes codes that are composed alike', () => {
    const endpoints =
      'endpoints: { jobs: { fields: { code: [/jobCode] } }, employees: { fields: { job: /jobCode } } }';
    expect(withDatasul(endpoints)).toEqual([]);
  });

  it.each([
    ['lotsAtOnce: 0', 'feedz.lotsAtOnce'],
    ['body: list', 'must be array or items'],
    ['routes: { process: process }', 'with {processId} once'],
    ['routes: { people: persons }', 'feedz.routes.people'],
    ['names: { admissionDate: email }', 'feedz.names'],
    ['pollsMs: []', 'must be a list of 1 to 20 durations'],
    ['pollsMs: 2s', 'must be a list of 1 to 20 durations'],
    ['pollsMs: [2s, soon]', 'must be a list of 1 to 20 durations'],
    ['retriesMs: [10ms]', 'durations of 100 ms at least'],
    ['processWithinMs: 10ms', 'feedz.processWithinMs'],
    ['giveUpAfterMs: 8d', 'feedz.giveUpAfterMs'],
  ])('says of a Feedz with %s what is wrong', (more, message) => {
    expect(withFeedz(more).join('\n')).toContain(message);
  });

  it('has no secret in it, and one that is missing is told', () => {
    const literal = config(profile({ feedz: FEEDZ.replace('{ env: FEEDZ_TOKEN }', 'abc') }));
    expect(faultsOf(literal).join()).toContain('a secret itself does not stand here');
    expect(
      check(config(profile()), {})
        .faults.map(({ message }) => message)
        .join(),
    ).toMatch(/DATASUL_USER[^]*FEEDZ_TOKEN/);
  });
});
