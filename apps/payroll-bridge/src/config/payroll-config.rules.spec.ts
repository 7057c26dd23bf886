import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkYamlText } from '@ponte/platform';
import { PayrollConfig } from './payroll.config';

const ENV = { DATASUL_USER: 'ponte', DATASUL_PASSWORD: 'secret of Datasul' };
const DATASUL =
  'url: "http://127.0.0.1:1/d", user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }';

interface Parts {
  readonly id?: string;
  readonly source?: string;
  readonly environment?: string;
  readonly datasul?: string;
  readonly companies?: string;
  readonly more?: string;
}
const profile = ({ id = 'a', source = id, environment = 'producao', ...parts }: Parts = {}) =>
  `  - { id: ${id}, source: ${source}, environment: ${environment}, companies: [${parts.companies ?? '"10"'}], datasul: { ${parts.datasul ?? DATASUL} }, rubricas: { default: { unit: hhmm } }${parts.more ? `, ${parts.more}` : ''} }\n`;
const config = (...profiles: string[]) => `profiles:\n${profiles.join('')}`;
const faultsOf = (text: string) =>
  checkYamlText(PayrollConfig, text, 'p.yml', ENV).faults.map(({ message }) => message);

describe('several profiles', () => {
  const homologacao = DATASUL.replace('127.0.0.1:1', '127.0.0.1:2');

  it('are no two of one id', () => {
    expect(faultsOf(config(profile(), profile({ source: 'b' }))).join()).toContain(
      'the id "a" stands twice',
    );
  });

  it('are no two active ones on one source', () => {
    const one = profile({ id: 'a', source: 's' });
    expect(faultsOf(config(one, profile({ id: 'b', source: 's' }))).join()).toContain(
      'the source "s" has more than one active profile (a, b)',
    );
    const asleep = profile({ id: 'b', source: 's', more: 'active: false' });
    expect(faultsOf(config(one, asleep))).toEqual([]);
  });

  it('post into one Datasul in one environment only', () => {
    const production = profile({ id: 'a' });
    const same = (datasul: string) =>
      faultsOf(
        config(
          production,
          profile({ id: 'b', companies: '"12"', environment: 'homologacao', datasul }),
        ),
      ).join();
    const mixed = 'the profiles a, b are of different environments, but post to the same Datasul';
    expect(same(DATASUL)).toContain(mixed);
    expect(same(DATASUL.replace('/d"', '/d/"'))).toContain(mixed);
    expect(same(DATASUL.replace('http://', 'HTTP://'))).toContain(mixed);
    expect(same(homologacao)).toBe('');
    // What the page was called before a patch, at the same place.
    expect(same(`${DATASUL}, path: /api/rh/v1/ahgora/results`)).toContain(mixed);
    expect(same(`${DATASUL}, path: /api/rh/other`)).toBe('');
    expect(faultsOf(config(production, profile({ id: 'b', companies: '"12"' })))).toEqual([]);
  });

  it('post no company into one Datasul twice, whoever sends it and however the address is written', () => {
    const one = profile({ id: 'a', companies: '"10", "12"' });
    const faults = (parts: Parts) => faultsOf(config(one, profile({ id: 'b', ...parts }))).join();
    const twice = 'the profiles a, b post the companies 12 into the same Datasul (127.0.0.1:1/d/';
    const other = { companies: '"012", "13"' };
    expect(faults(other)).toContain(twice);
    expect(faults({ ...other, datasul: DATASUL.replace('/d"', '//d/"') })).toContain(twice);
    const user = DATASUL.replace('DATASUL_USER', 'DATASUL_PASSWORD');
    expect(faults({ ...other, environment: 'homologacao', datasul: user })).toContain(twice);
    // What the page was called before a patch, at the same place.
    const before = `${DATASUL}, path: /api/rh/v1/ahgora/results`;
    expect(faults({ ...other, datasul: before })).toContain(twice);
    expect(faults({ ...other, more: 'active: false' })).toBe('');
    expect(faults({ companies: '"13"' })).toBe('');
    expect(faults({ ...other, datasul: homologacao })).toBe('');
  });

  it('are compared by the user itself, wherever it is kept', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ponte-profiles-'));
    const from = (name: string, user: string): string => {
      const file = path.join(folder, name);
      writeFileSync(file, user);
      return DATASUL.replace('{ env: DATASUL_USER }', `{ file: "${file}" }`);
    };
    const faults = (second: string) =>
      faultsOf(
        config(
          profile({ id: 'a', datasul: from('one', 'ponte') }),
          profile({
            ...{ id: 'b', companies: '"12"', environment: 'homologacao' },
            datasul: from('two', second),
          }),
        ),
      );
    expect(faults('ponte').join()).toContain('post to the same Datasul');
    expect(faults('ponte-hml')).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
