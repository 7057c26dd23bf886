import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkYamlText, readYamlConfig } from '@ponte/platform';
import { PayrollConfig } from './payroll.config';

const ENV = { DATASUL_USER: 'ponte', DATASUL_PASSWORD: 'secret of Datasul' };
const EXAMPLE = path.join(__dirname, '../../payroll-bridge.example.yml');
const check = (text: string) => checkYamlText(PayrollConfig, text, 'p.yml', ENV);
const faultsOf = (text: string) =>
  check(text).faults.map(({ where, message }) => `${where}: ${message}`);

/** As the product's description prints it. */
const PRINTED = `
profiles:
  - id: holding-producao
    source: holding
    environment: producao
    datasul: { url: "http://127.0.0.1:4000/datasul", path: /api/rh/ahgora/v1/results, user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }, timeoutMs: 60000, calls: 2, itemsPerCall: 50, spelling: anocom, window: "06:00-22:00", resendSafe: false, unprocessedStatuses: [503], refusedCallPostsNothing: false }
    emptyCampoAdicional: allow      # or refuse
    corrections: refuse             # or post, which demands the next line
    repeatedSend: unknown           # or replaces | adds
    wholeEmployee: false
    companies: ["10", "12"]
    rubricas: { default: { unit: hhmm }, "103": { unit: hhmm, max: "220,00" }, "206": { unit: decimal } }   # by event, without leading zeros
    closed: ["2026-01"]             # competências
`;

interface Parts {
  readonly id?: string;
  readonly source?: string;
  readonly environment?: string;
  readonly datasul?: string;
  readonly rubricas?: string;
  readonly more?: string;
}
const DATASUL =
  'url: "http://127.0.0.1:1/d", user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }';
const profile = ({ id = 'a', source = id, environment = 'producao', ...parts }: Parts = {}) =>
  `  - { id: ${id}, source: ${source}, environment: ${environment}, companies: ["10"], datasul: { ${parts.datasul ?? DATASUL} }, rubricas: ${parts.rubricas ?? '{ default: { unit: hhmm } }'}${parts.more ? `, ${parts.more}` : ''} }\n`;
const config = (...profiles: string[]) => `profiles:\n${profiles.join('')}`;
const withMore = (more: string) => faultsOf(config(profile({ more })));
const withDatasul = (more: string) => faultsOf(config(profile({ datasul: `${DATASUL}, ${more}` })));

describe('the configuration', () => {
  it('is read as the description prints it', () => {
    const { value, faults } = check(PRINTED);
    expect(faults).toEqual([]);
    const [first] = value.profiles;
    expect(first).toMatchObject({
      ...{ id: 'holding-producao', source: 'holding', environment: 'producao', active: true },
      ...{ emptyCampoAdicional: 'allow', corrections: 'refuse', repeatedSend: 'unknown' },
      ...{ wholeEmployee: false, companies: ['10', '12'], closed: ['2026-01'], closing: {} },
      datasul: {
        ...{ url: 'http://127.0.0.1:4000/datasul', path: '/api/rh/ahgora/v1/results' },
        ...{ timeoutMs: 60_000, calls: 2, itemsPerCall: 50, spelling: 'anocom' },
        ...{ window: '06:00-22:00', resendSafe: false, unprocessedStatuses: [503] },
        refusedCallPostsNothing: false,
      },
    });
    expect([...(first?.rubricas ?? [])]).toEqual([
      ['103', expect.objectContaining({ unit: 'hhmm', max: '220,00' })],
      ['206', expect.objectContaining({ unit: 'decimal' })],
      ['default', expect.objectContaining({ unit: 'hhmm' })],
    ]);
  });

  it('is explained by an example that is valid and names every key', () => {
    const { profiles, ...top } = readYamlConfig(PayrollConfig, EXAMPLE, ENV);
    const [first] = profiles;
    const text = readFileSync(EXAMPLE, 'utf8');
    const parts = [top, first, first?.datasul, first?.competencias];
    const keys = parts.flatMap((part) => Object.keys(part ?? {}));
    expect(keys).toEqual(expect.arrayContaining(['keepDays', 'closing', 'window', 'monthsBack']));
    for (const key of [...keys, 'unit', 'min', 'max', 'decimals'])
      expect(text).toMatch(new RegExp(`^[^#]*\\b${key}:`, 'm'));
  });

  it('is careful by default', () => {
    const { value, faults } = check(config(profile()));
    expect(faults).toEqual([]);
    expect(value).toMatchObject({ keepDays: 400, keepBodiesDays: 90 });
    expect(value.profiles[0]).toMatchObject({
      ...{ active: true, emptyCampoAdicional: 'refuse', corrections: 'refuse' },
      ...{ repeatedSend: 'unknown', wholeEmployee: false, closed: [], closing: {} },
      competencias: { monthsBack: 24, monthsAhead: 1 },
      datasul: {
        ...{ path: '/api/rh/ahgora/v1/results', timeoutMs: 60_000, calls: 2, itemsPerCall: 50 },
        ...{ spelling: 'anocom', resendSafe: false, unprocessedStatuses: [] },
        refusedCallPostsNothing: false,
      },
    });
  });

  it('tells all its faults at once, each with its place', () => {
    const broken = PRINTED.replace('hhmm, max', 'hours, max')
      .replace('corrections: refuse', 'corrections: post')
      .replace('calls: 2', 'calls: 0')
      .replace('"12"', '12')
      .replace('closed:', 'close:');
    expect(faultsOf(broken).map((fault) => fault.split(': ')[0])).toEqual([
      'p.yml:13 profiles.0.close',
      'p.yml:6 profiles.0.datasul.calls',
      'p.yml:8 profiles.0.corrections',
      'p.yml:11 profiles.0.companies',
      'p.yml:12 profiles.0.rubricas.103.unit',
    ]);
  });

  it('needs profiles, and of each all but what has a default', () => {
    expect(faultsOf('keepDays: 400\n').join()).toContain('profiles: is missing');
    expect(faultsOf('profiles: []\n').join()).toContain('profiles');
    const paths = faultsOf('profiles: [{ environment: producao }]\n').join('\n');
    for (const key of ['id', 'source', 'datasul', 'companies', 'rubricas'])
      expect(paths).toContain(`profiles.0.${key}: is missing`);
  });

  it.each([
    ['corrections: post', 'corrections: post demands repeatedSend: replaces'],
    ['corrections: post, repeatedSend: adds', 'post demands repeatedSend: replaces'],
    ['corrections: sometimes', 'must be refuse or post'],
    ['repeatedSend: maybe', 'must be unknown, replaces or adds'],
    ['emptyCampoAdicional: yes', 'must be allow or refuse'],
    ['wholeEmployee: sometimes', 'must be true or false'],
    ['active: sometimes', 'must be true or false'],
    ['closed: [2026-13]', '"2026-13" is no competência'],
    ['closed: ["01/2026"]', 'is no competência: write YYYY-MM'],
    ['closed: "2026-01"', 'must be a list of competências'],
    ['closing: { "2026-13": "2026-03-05" }', '"2026-13" is no competência'],
    ['closing: { "2026-02": "2026-02-30" }', '"2026-02-30" is no day'],
    ['closing: [2026-02]', 'must be a mapping of competências to days'],
    ['competencias: { monthsBack: -1 }', 'profiles.0.competencias.monthsBack'],
    ['competencias: { monthsAhead: 25 }', 'profiles.0.competencias.monthsAhead'],
    ['bounds: {}', 'unknown key'],
  ])('says of a profile with %s what is wrong', (more, message) => {
    expect(withMore(more).join('\n')).toContain(message);
  });

  it.each([
    ['calls: 21', 'datasul.calls'],
    ['itemsPerCall: 201', 'datasul.itemsPerCall'],
    ['timeoutMs: 60s', 'datasul.timeoutMs'],
    ['timeoutMs: 999', 'datasul.timeoutMs'],
    ['spelling: anocomb', 'must be anocom or anocomp'],
    ['path: api/rh', 'datasul.path'],
    ['window: "6-22"', 'must be two different times of the day in quotes: "06:00-22:00"'],
    ['window: "06:00-06:00"', 'two different times'],
    ['resendSafe: maybe', 'must be true or false'],
    ['refusedCallPostsNothing: 1', 'must be true or false'],
    ['unprocessedStatuses: 503', 'datasul.unprocessedStatuses'],
    ['unprocessedStatuses: [200]', 'datasul.unprocessedStatuses'],
    ['unprocessedStatuses: [400]', 'datasul.unprocessedStatuses'],
    ['unprocessedStatuses: [503, 503]', 'datasul.unprocessedStatuses'],
  ])('says of a Datasul with %s what is wrong', (more, message) => {
    expect(withDatasul(more).join('\n')).toContain(message);
  });

  it('has no secret in it, and one that is missing is told', () => {
    const literal = config(
      profile({ datasul: DATASUL.replace('{ env: DATASUL_PASSWORD }', 'abc') }),
    );
    expect(faultsOf(literal).join()).toContain('a secret itself does not stand here');
    const { faults } = checkYamlText(PayrollConfig, config(profile()), 'p.yml', {});
    expect(faults.map(({ message }) => message).join()).toContain('DATASUL_USER');
  });

  it.each([
    ['{}', 'must say the unit of at least one event'],
    ['{ "0103": { unit: hhmm } }', '"0103": write the event without leading zeros: "103"'],
    ['{ "10103": { unit: hhmm } }', '"10103" is neither default nor an event of at most 4 digits'],
    [
      '{ "0": { unit: hhmm } }',
      '"0" is neither default nor an event of at most 4 digits and above 0',
    ],
    ['{ extra: { unit: hhmm } }', '"extra" is neither default nor an event'],
    ['{ "103": {} }', 'rubricas.103.unit: is missing'],
    ['{ "103": { unit: hours } }', 'must be one of hhmm, decimal, days, money'],
    ['{ "103": { unit: hhmm, max: "220,75" } }', 'must be a reference of the unit hhmm, in quotes'],
    ['{ "103": { unit: hhmm, max: 220 } }', 'e.g. "220,00" with minutes below 60'],
    ['{ "103": { unit: money, min: "1.500,00" } }', 'must be a reference of the unit money'],
    ['{ "103": { unit: hhmm, min: "2,00", max: "1,59" } }', 'rubricas.103.max: must not be below'],
    ['{ "103": { unit: hhmm, decimals: 2 } }', 'hhmm has two digits of minutes'],
    ['{ "103": { unit: money, decimals: 7 } }', 'rubricas.103.decimals'],
  ])('says of the rubricas %s what is wrong', (rubricas, message) => {
    expect(faultsOf(config(profile({ rubricas }))).join('\n')).toContain(message);
  });

  it.each(['[]', '["10", "010"]', '["A"]', '[10]'])(
    'does not take the companies %s',
    (companies) => {
      const text = config(profile()).replace('["10"]', companies);
      expect(faultsOf(text).join('\n')).toContain('profiles.0.companies');
    },
  );

  it('lets corrections be posted to a Datasul that replaces', () => {
    expect(withMore('corrections: post, repeatedSend: replaces')).toEqual([]);
  });

  it('resends nothing to a Datasul that adds', () => {
    const text = config(
      profile({ datasul: `${DATASUL}, resendSafe: true`, more: 'repeatedSend: adds' }),
    );
    expect(faultsOf(text).join()).toContain('exclude each other');
  });
});
