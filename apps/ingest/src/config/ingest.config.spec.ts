import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkYamlConfig, checkYamlText } from '@ponte/platform';
import { IngestConfig, LimitsConfig } from './ingest.config';
import type { ValidationSourceConfig } from './source.config';

const example = path.join(__dirname, '../../ingest.example.yml');
const env = { GUPY_ACME_TOKEN: 'one', EXAM_PLATFORM_TOKEN: 'two' };

function faults(text: string): readonly string[] {
  const checked = checkYamlText(IngestConfig, text, 'ingest.yml', env);
  return checked.faults.map(({ where, message }) => `${where}: ${message}`);
}
const source = (more = '', id = 'acme', kind = 'gupy') =>
  `  - { id: ${id}, kind: ${kind}, tokens: [{ env: GUPY_ACME_TOKEN }]${more} }`;

describe('the configuration of ingest', () => {
  it('has an example that is valid and shows the defaults', () => {
    const { value, faults: found } = checkYamlConfig(IngestConfig, example, env);
    expect(found).toEqual([]);
    expect(value.limits).toEqual(new LimitsConfig());
    expect(value.sources.map(({ kind, id, header }) => [kind, id, header])).toEqual([
      ['gupy', 'acme', 'x-ponte-token'],
      ['validation', 'exam-platform', 'x-ponte-token'],
    ]);
    const bare = checkYamlText(
      IngestConfig,
      `sources:\n${source('', 'e', 'validation')}`,
      'a',
      env,
    );
    const [platform, withDefaults] = [value.sources[1], bare.value.sources[0]];
    expect((platform as ValidationSourceConfig).result).toEqual(
      (withDefaults as ValidationSourceConfig).result,
    );
  });

  it('has an example that names every key', () => {
    const text = readFileSync(example, 'utf8');
    for (const key of Object.keys(new LimitsConfig())) expect(text).toMatch(`\n  ${key}: `);
  });

  it.each([
    ['sources: []', 'sources'],
    [`sources:\n${source()}\n${source('', 'acme', 'validation')}`, 'acme stands twice'],
    [`sources:\n${source('', 'Acme')}`, 'lower-case letters'],
    [`sources:\n${source('', 'acme', 'rubeus')}`, 'kind'],
    ['sources:\n  - { id: acme, kind: gupy, tokens: [] }', 'secret'],
    [
      'sources:\n  - { id: acme, kind: gupy, tokens: ["the-token"] }',
      'a secret itself does not stand here',
    ],
    [
      'sources:\n  - { id: acme, kind: gupy, tokens: [{ sha256: "9f86" }] }',
      '64 hexadecimal digits',
    ],
    ['sources:\n  - { id: acme, kind: gupy, tokens: [{ env: NOBODY_SET_IT }] }', 'NOBODY_SET_IT'],
    [`sources:\n${source(', header: "x ponte"')}`, 'name of a header'],
    [`sources:\n${source(', result: { date: date }', 'e', 'validation')}`, 'date'],
    [`sources:\n${source()}\nlimits: { bodyBytes: 400000 }`, '351085'],
    [`sources:\n${source()}\nlimits: { publishWithin: 30s }`, '25000 ms'],
    [`sources:\n${source()}\nlimits: { bodybytes: 2048 }`, 'did you mean "bodyBytes"'],
  ])('refuses %j', (text, told) => expect(faults(text).join('\n')).toContain(told));
});
