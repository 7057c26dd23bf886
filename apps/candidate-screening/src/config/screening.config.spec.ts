import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkYamlText, readYamlConfig } from '@ponte/platform';
import { ScreeningConfig } from './screening.config';

const ENV = { GUPY_API_TOKEN: 'token-of-gupy', EXAM_API_TOKEN: 'token-of-exams' };
const EXAMPLE = path.join(__dirname, '../../candidate-screening.example.yml');
const check = (text: string) => checkYamlText(ScreeningConfig, text, 'screening.yml', ENV);
const faultsOf = (text: string) =>
  check(text).faults.map(({ where, message }) => `${where}: ${message}`);

/** As the product's description prints it. */
const PRINTED = `
gupy:
  acme: { url: "http://127.0.0.1:4000/gupy/api/v1", token: { env: GUPY_API_TOKEN }, ratePerMinute: 900 }
providers:
  - { id: exam-platform, kind: http, repeat: find, url: "http://127.0.0.1:4000/exams", token: { env: EXAM_API_TOKEN }, timeoutMs: 10000 }
screenings:
  - id: exames
    source: acme                 # optional
    step: { name: "Exames" }     # or id
    jobs: { include: [8451877] } # optional; also exclude, and by role or branch
    provider: exam-platform
    outcomes:
      apto:   { tag: "Apto" }
      inapto: { tag: "Inapto", removeTags: ["Apto"] }
      inconclusivo: {}           # no tag: either, both or none may have one
    comment: when-too-long       # never | always | when-too-long
    tagMaxLength: 40
    again: on-each-entry         # or once
    expireAfter: 30d
`;

describe('the configuration', () => {
  it('is read as the description prints it', () => {
    const { value, faults } = check(PRINTED);
    expect(faults).toEqual([]);
    expect(value.screenings[0]).toMatchObject({
      id: 'exames',
      source: 'acme',
      jobs: { include: [8451877] },
      comment: 'when-too-long',
      whenLeft: 'close',
      expireAfter: 30 * 86_400_000,
    });
    expect([...(value.screenings[0]?.outcomes ?? [])].map(([name]) => name)).toEqual([
      'apto',
      'inapto',
      'inconclusivo',
    ]);
    expect(value.keepUnmatchedResults).toBe(86_400_000);
    expect(value.resultSourceOf('exam-platform')).toBe('exam-platform');
  });

  it('is explained by an example that is valid and names every key', () => {
    const config = readYamlConfig(ScreeningConfig, EXAMPLE, ENV);
    const text = readFileSync(EXAMPLE, 'utf8');
    const [rule] = config.screenings;
    const [provider] = config.providers;
    const [account] = config.gupy.values();
    const keys = [config, rule, provider, account].flatMap((part) => Object.keys(part ?? {}));
    expect(keys.length).toBeGreaterThan(25);
    expect(keys.filter((key) => !new RegExp(`^\\s*(- )?${key}:`, 'm').test(text))).toEqual([]);
  });

  it('tells the defaults that the example tells', () => {
    const text = readFileSync(EXAMPLE, 'utf8');
    const bare = check(`
gupy: { acme: { token: { env: GUPY_API_TOKEN } } }
providers: [{ id: p, url: "http://127.0.0.1/x" }]
screenings: [{ id: r, step: { id: 1 }, provider: p, outcomes: { ok: {} } }]
`);
    expect(bare.faults).toEqual([]);
    const [rule] = bare.value.screenings;
    const [provider] = bare.value.providers;
    for (const shown of [
      `Default: ${rule?.again}`,
      `Default: ${rule?.tagMaxLength}.`,
      `Default: ${rule?.comment} `,
      `Default: ${rule?.whenLeft}`,
      `Default: ${(rule?.expireAfter ?? 0) / 86_400_000}d`,
      `Default: ${bare.value.keepUnmatchedResults / 86_400_000}d.`,
      `Default: ${bare.value.forgetApplicationsAfter / 86_400_000}d`,
      `Default: ${provider?.repeat}`,
      `Default: ${provider?.timeoutMs}`,
      `Default: ${provider?.idPointer}`,
      `Default: ${[...bare.value.gupy.values()][0]?.url}`,
    ])
      expect(text).toContain(shown);
  });

  it('compares with Gupy every half hour, unless it says otherwise', () => {
    const { reconcile, screenings } = readYamlConfig(ScreeningConfig, EXAMPLE, ENV);
    expect(reconcile).toEqual({
      ...{ enabled: true, every: 1_800_000, firstAfter: 120_000, share: 0.5 },
      ...{ resultWithin: 86_400_000, lease: 30_000, window: { from: '06:00', to: '23:00' } },
    });
    expect(screenings[0]?.reconcile).toBe(true);
    const faults = faultsOf('reconcile: { every: 0s, share: 1, window: { from: "6h" } }');
    for (const place of ['reconcile.every', 'reconcile.share', 'reconcile.window.from'])
      expect(faults.join('\n')).toContain(place);
  });

  it('tells all its faults at once, each with its place', () => {
    const faults = faultsOf(`
gupy:
  acme: { url: "ftp://x", token: "literal", ratePerMinute: 0, timeoutMs: 20000 }
providers:
  - { id: P, url: "exams", repeat: maybe, token: { env: MISSING_TOKEN } }
  - { id: twice, url: "http://127.0.0.1/a" }
  - { id: twice, url: "http://127.0.0.1/b", timeoutMs: 16000 }
screenings:
  - id: exames
    source: other
    step: {}
    jobs: { include: ["8451877"], role: "Analista" }
    provider: nobody
    outcomes: { apto: { tag: "Nota {nota}" }, inapto: { removeTags: [""] } }
    comment: sometimes
    tagMaxLength: 300
    again: never
    expireAfter: soon
  - id: prova
    step: { name: "  " }
    provider: twice
    outcomes:
      Apto: { tag: " ", removeTags: [" "], comment: " " }
      "apto ": { tag: "Uma tag que não cabe de jeito nenhum em quarenta caracteres" }
      longa: { tag: "{summary}, que só se conhece quando o resultado chega de fato" }
      " ": {}
    comment: never
  - { id: vazia, step: { id: 1 }, provider: twice, outcomes: {} }
keepUnmatched: 1d
`);
    for (const place of [
      /url: .*http/,
      /gupy\.acme\.token/,
      /ratePerMinute/,
      /gupy: .*timeoutMs must be at most 15000/,
      /providers\.0\.id/,
      /providers\.0\.url/,
      /repeat: must be idempotent, find or unknown/,
      /MISSING_TOKEN/,
      /the id "twice" stands twice/,
      /providers: .*timeoutMs must be at most 15000/,
      /names the source "other", which has no account under gupy \(there are: acme\)/,
      /give the step by id or by name/,
      /jobs\.include/,
      /jobs\.role\b/,
      /names the provider "nobody", which is not configured/,
      /"\{nota\}" is not a field of a result; there are \{outcome\}, \{score\}/,
      /removeTags/,
      /comment/,
      /tagMaxLength/,
      /again/,
      /expireAfter/,
      /keepUnmatched\b/,
      /screenings\.1\.step\.name: must not consist of spaces only/,
      /outcomes\.Apto\.tag: must not consist of spaces only/,
      /outcomes\.Apto\.removeTags: must not consist of spaces only/,
      /outcomes\.Apto\.comment: must not consist of spaces only/,
      /the outcomes "Apto" and "apto " are the same word: keep one/,
      /the name of an outcome is blank/,
      /the tag of outcome "apto " is 59 characters long, but tagMaxLength is 40 and comment is never/,
      /screenings\.2\.outcomes: name at least one outcome/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(place));
    expect(faults.every((fault) => fault.startsWith('screening.yml:'))).toBe(true);
    expect(faults.join('\n')).not.toContain('literal');
    expect(faults.join('\n')).not.toContain('outcome "longa"');
  });

  it('needs an account', () =>
    expect(faultsOf(PRINTED.replace(/gupy:\n.*\n/, 'gupy: {}\n'))).toContainEqual(
      expect.stringMatching(/gupy: name at least one account/),
    ));

  it('takes results from the source that a provider names', () => {
    const text = PRINTED.replace('kind: http,', 'kind: http, resultSource: exams-hook,');
    expect(check(text).value.resultSourceOf('exam-platform')).toBe('exams-hook');
  });
});
