import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkYamlConfig, checkYamlText } from '@ponte/platform';
import { AhgoraSourceConfig } from './ahgora-source.config';
import {
  ahgoraSources,
  CredentialsConfig,
  IngestConfig,
  LimitsConfig,
  rubeusSources,
  webhookSources,
} from './ingest.config';
import { RubeusSourceConfig } from './rubeus-source.config';
import type { ServiceDeskSourceConfig, ValidationSourceConfig } from './source.config';

const example = path.join(__dirname, '../../ingest.example.yml');
const env = {
  GUPY_ACME_TOKEN: 'one',
  EXAM_PLATFORM_TOKEN: 'two',
  DESK_WEBHOOK_TOKEN: 'three',
  JIRA_WEBHOOK_SECRET: 'four',
  AHGORA_PASSWORD: 'five',
  RUBEUS_CONTATO_SECRET: 'six',
  RUBEUS_REGISTRO_SECRET: 'seven',
  RUBEUS_ATIVIDADE_SECRET: 'eight',
  RUBEUS_EVENTO_SECRET: 'nine',
};

function faults(text: string): readonly string[] {
  const checked = checkYamlText(IngestConfig, text, 'ingest.yml', env);
  return checked.faults.map(({ where, message }) => `${where}: ${message}`);
}
const USERS = 'users: [{ user: pontoweb, password: { env: AHGORA_PASSWORD } }]';
const TRIGGER = 'triggers: [{ event: contato, secrets: [{ env: RUBEUS_CONTATO_SECRET }] }]';
const source = (more = '', id = 'acme', kind = 'gupy') =>
  `  - { id: ${id}, kind: ${kind}, tokens: [{ env: GUPY_ACME_TOKEN }]${more} }`;

describe('the configuration of ingest', () => {
  it('has an example that is valid and shows the defaults', () => {
    const { value, faults: found } = checkYamlConfig(IngestConfig, example, env);
    expect(found).toEqual([]);
    expect(value.limits).toEqual(new LimitsConfig());
    expect(value.credentials).toEqual(new CredentialsConfig());
    expect(value.sources.map(({ kind, id }) => [kind, id])).toEqual([
      ['gupy', 'acme'],
      ['gupy', 'acme-new'],
      ['validation', 'exam-platform'],
      ['service-desk', 'desk'],
      ['service-desk', 'jira'],
      ['ahgora', 'holding'],
      ['rubeus', 'vestibular'],
    ]);
    expect(new Set(webhookSources(value).map(({ header }) => header))).toEqual(
      new Set(['x-ponte-token']),
    );
    const [holding] = ahgoraSources(value);
    expect(holding?.users.map(({ user }) => user)).toEqual(['pontoweb', 'pontoweb']);
    const { replyWithinMs, bodyBytes, waiting } = new AhgoraSourceConfig();
    expect(holding).toMatchObject({ replyWithinMs, bodyBytes, waiting });
    const [vestibular] = rubeusSources(value);
    expect(vestibular?.triggers.map(({ event, secrets }) => [event, secrets.length])).toEqual([
      ['contato', 2],
      ['registro-de-processo', 1],
      ['atividade', 1],
      ['evento', 1],
    ]);
    const rubeus = new RubeusSourceConfig();
    expect(vestibular).toMatchObject({
      ...{ dedupeWithin: rubeus.dedupeWithin, bodyBytes: rubeus.bodyBytes },
      mostElements: rubeus.mostElements,
    });
    const text = `sources:\n${source('', 'e', 'validation')}\n${source('', 'd', 'service-desk')}`;
    const bare = checkYamlText(IngestConfig, text, 'a', env).value.sources;
    expect((value.sources[2] as ValidationSourceConfig).result).toEqual(
      (bare[0] as ValidationSourceConfig).result,
    );
    expect((value.sources[3] as ServiceDeskSourceConfig).ticket).toEqual(
      (bare[1] as ServiceDeskSourceConfig).ticket,
    );
    expect((value.sources[4] as ServiceDeskSourceConfig).signature).toMatchObject({
      header: 'x-hub-signature',
      method: 'hmac-sha256',
    });
  });

  it('has an example that names every key', () => {
    const text = readFileSync(example, 'utf8');
    for (const key of Object.keys(new LimitsConfig())) expect(text).toMatch(`\n  ${key}: `);
  });

  it('takes a source without tokens that expects issued ones, or whose bodies are signed', () => {
    expect(faults('sources:\n  - { id: acme, kind: gupy, expectsIssued: true }')).toEqual([]);
    const signed = `id: jira, kind: service-desk, signature: { secret: { env: JIRA_WEBHOOK_SECRET } }`;
    expect(faults(`sources:\n  - { ${signed} }`)).toEqual([]);
    expect(
      faults(`sources:\n  - { ${signed}, tokens: [{ env: DESK_WEBHOOK_TOKEN }] }`)[0],
    ).toContain('instead of tokens');
    expect(faults(`sources:\n  - { ${signed}, expectsIssued: true }`)[0]).toContain(
      'instead of tokens',
    );
  });

  it('takes a PontoWeb as it is usually written, and knows its defaults', () => {
    const text = `
sources:
  - id: holding
    kind: ahgora
    users: [{ user: pontoweb, password: { env: AHGORA_PASSWORD } }]
    replyWithinMs: 25000
`;
    const { value, faults: found } = checkYamlText(IngestConfig, text, 'ingest.yml', env);
    expect(found).toEqual([]);
    expect(ahgoraSources(value)).toMatchObject([
      { id: 'holding', replyWithinMs: 25_000, bodyBytes: 16 * 1024 * 1024, waiting: 32 },
    ]);
    expect(webhookSources(value)).toEqual([]);
  });

  it.each([
    ['users: []', 'must be a list of users'],
    ['users: pontoweb', 'must be a list of mappings'],
    ['users: [{ user: "a:b", password: { env: AHGORA_PASSWORD } }]', 'without a colon'],
    ['users: [{ user: a }]', 'must be a secret reference'],
    ['users: [{ user: a, password: secreta }]', 'a secret itself does not stand here'],
    ['users: [{ user: a, password: { env: NOBODY_SET_IT } }]', 'NOBODY_SET_IT'],
    [`${USERS}, replyWithinMs: 999`, '1000'],
    [`${USERS}, replyWithinMs: 120001`, '120000'],
    [`${USERS}, replyWithinMs: 25s`, 'replyWithinMs'],
    [`${USERS}, bodyBytes: 16777217`, '16777216'],
    [`${USERS}, waiting: 0`, 'waiting'],
    [`${USERS}, tokens: [{ env: AHGORA_PASSWORD }]`, 'unknown key'],
  ])('refuses a PontoWeb with %s', (line, told) => {
    const text = `sources:\n  - { id: holding, kind: ahgora, ${line} }`;
    expect(faults(text).join('\n')).toContain(told);
  });

  it('takes a Rubeus as it is usually written, and knows its defaults', () => {
    const { value, faults: found } = checkYamlText(
      IngestConfig,
      `sources:\n  - { id: vestibular, kind: rubeus, ${TRIGGER}, dedupeWithin: 0s }`,
      ...(['ingest.yml', env] as const),
    );
    expect(found).toEqual([]);
    expect(rubeusSources(value)).toMatchObject([
      { id: 'vestibular', dedupeWithin: 0, mostElements: 1_000, triggers: [{ event: 'contato' }] },
    ]);
    expect(new RubeusSourceConfig().dedupeWithin).toBe(600_000);
    expect([...webhookSources(value), ...ahgoraSources(value)]).toEqual([]);
    // Two triggers may tell of the same.
    const event = '{ event: evento, secrets: [{ env: RUBEUS_EVENTO_SECRET }] }';
    const two = `sources:\n  - { id: v, kind: rubeus, triggers: [${event}, ${event}] }`;
    expect(faults(two)).toEqual([]);
  });

  it.each([
    ['dedupeWithin: 1h', 'triggers: is missing'],
    ['triggers: []', 'must be a list of triggers'],
    ['triggers: contato', 'triggers'],
    [
      'triggers: [{ event: matricula, secrets: [{ env: DESK_WEBHOOK_TOKEN }] }]',
      'registro-de-processo',
    ],
    ['triggers: [{ secrets: [{ env: DESK_WEBHOOK_TOKEN }] }]', 'must be one of contato'],
    ['triggers: [{ event: contato }]', 'secret'],
    ['triggers: [{ event: contato, secrets: [] }]', 'secret'],
    ['triggers: [{ event: contato, secrets: [abc] }]', 'a secret itself does not stand here'],
    ['triggers: [{ event: contato, secrets: [{ env: NOBODY_SET_IT }] }]', 'NOBODY_SET_IT'],
    ['triggers: [{ event: contato, secrets: [{ sha256: "9f" }] }]', '64 hexadecimal digits'],
    [
      'triggers: [{ event: contato, secret: { env: DESK_WEBHOOK_TOKEN } }]',
      'did you mean "secrets"',
    ],
    [`${TRIGGER}, dedupeWithin: 25h`, '86400000 ms'],
    [`${TRIGGER}, dedupeWithin: soon`, 'dedupeWithin'],
    [`${TRIGGER}, bodyBytes: 1023`, '1024'],
    [`${TRIGGER}, bodyBytes: 99999999`, 'bodyBytes'],
    [`${TRIGGER}, mostElements: 0`, 'mostElements'],
    [`${TRIGGER}, mostElements: 10001`, '10000'],
    [`${TRIGGER}, tokens: [{ env: DESK_WEBHOOK_TOKEN }]`, 'unknown key'],
    [`${TRIGGER}, header: x-token`, 'unknown key'],
  ])('refuses a Rubeus with %s', (line, told) => {
    const text = `sources:\n  - { id: vestibular, kind: rubeus, ${line} }`;
    expect(faults(text).join('\n')).toContain(told);
  });

  it.each([
    ['sources: []', 'sources'],
    ['sources:\n  - { id: acme, kind: gupy }', 'must be a list of secret references'],
    [
      'sources:\n  - { id: acme, kind: gupy, expectsIssued: false }',
      'must be a list of secret references',
    ],
    ['sources:\n  - { id: acme, kind: gupy, expectsIssued: true, tokens: [] }', 'secret'],
    ['sources:\n  - { id: acme, kind: gupy, expectsIssued: perhaps }', 'true or false'],
    [
      'sources:\n  - { id: a, kind: gupy, signature: { secret: { env: DESK_WEBHOOK_TOKEN } } }',
      'unknown key',
    ],
    [
      'sources:\n  - { id: a, kind: service-desk, signature: { secret: { sha256: "9f86" } } }',
      'must be a secret reference',
    ],
    [
      'sources:\n  - { id: a, kind: service-desk, signature: { secret: { env: DESK_WEBHOOK_TOKEN }, method: md5 } }',
      'hmac-sha256',
    ],
    [
      `sources:\n${source(', ticket: { item: { sku: sku } }', 'd', 'service-desk')}`,
      'JSON pointer',
    ],
    [`sources:\n${source()}\ncredentials: { clockSkew: 2h }`, '3600000 ms'],
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
