import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { OAuth2TokenConfig } from '@ponte/clients/token-endpoint';
import { checkYamlText, readYamlConfig } from '@ponte/platform';
import { RotatorConfig } from './rotator.config';

const ENV = {
  GUPY_API_TOKEN: 'token-of-gupy',
  PARTNER_CLIENT_ID: 'id',
  PARTNER_CLIENT_SECRET: 'secret',
};
const EXAMPLE = path.join(__dirname, '../../token-rotator.example.yml');
const check = (text: string) => checkYamlText(RotatorConfig, text, 'rotator.yml', ENV);

/** As the product's description prints it. */
const PRINTED = `
watch: { every: 2m, quietFor: 24h }
rotation: { settle: 30s }                # the least wait between the digest and the PUT
accounts: { acme: { url: "http://127.0.0.1:4000/gupy/api/v1", token: { env: GUPY_API_TOKEN } } }
webhooks:
  - id: acme-moved
    account: acme
    action: application.moved
    postbackUrl: "https://hooks.example.com/webhooks/gupy/acme"
    source: acme                       # our ingest's source; left out for a foreign postback
    techOwner: { name: "TI RH", email: "ti@example.com" }
    headers: { content-type: "application/json", x-ponte-token: "{token}" }
    token: { kind: generated, life: 24h, overlap: 3h }
`;
const changed = (from: string | RegExp, to: string): string[] =>
  check(PRINTED.replace(from, to)).faults.map(({ where, message }) => `${where}: ${message}`);

describe('the configuration', () => {
  it('is read as the description prints it', () => {
    const { value, faults } = check(PRINTED);
    expect(faults).toEqual([]);
    expect(value.watch).toMatchObject({ every: 120_000, quietFor: 86_400_000 });
    expect(value.rotation).toMatchObject({ settle: 30_000, ingestSeenWithin: 60_000 });
    expect(value.webhook('acme-moved')?.token).toMatchObject({
      ...{ kind: 'generated', life: 86_400_000, overlap: 10_800_000 },
    });
  });

  it('is explained by an example that is valid and names every key', () => {
    const config = readYamlConfig(RotatorConfig, EXAMPLE, ENV);
    const text = readFileSync(EXAMPLE, 'utf8');
    const [webhook] = config.webhooks;
    const parts = [
      config,
      config.watch,
      config.rotation,
      [...config.accounts.values()][0],
      webhook,
    ];
    for (const part of [...parts, ...config.webhooks.map(({ token }) => token)])
      for (const key of Object.keys(part ?? {})) expect(text).toMatch(new RegExp(`\\b${key}:`));
    expect(config.webhooks[1]?.token).toBeInstanceOf(OAuth2TokenConfig);
  });

  it('may give durations in seconds, short ones too', () => {
    expect(changed('settle: 30s', 'settle: 0.5')).toEqual([]);
    expect(changed('life: 24h, overlap: 3h', 'life: 3, overlap: 2')).toEqual([]);
  });

  it.each([
    ['an address that is not HTTPS', 'https://hooks', 'http://hooks', /must begin with https/],
    ['a password in the address', 'https://hooks', 'https://a:b@hooks', /no user, password/],
    ['no header with the token', '"{token}"', '"x"', /one of them must hold \{token\}/],
    [
      'two headers with the token',
      'content-type: "application/json"',
      'x-a: "{token}"',
      /only one may hold/,
    ],
    ['a header that cannot be sent', 'x-ponte-token', '"x ponte"', /"x ponte" is no header/],
    ['the same header twice', 'content-type:', 'X-PONTE-TOKEN:', /x-ponte-token stands twice/],
    [
      'an account that is not there',
      'account: acme',
      'account: other',
      /names the account "other"/,
    ],
    [
      'two webhooks at one address, written otherwise',
      'webhooks:',
      `webhooks:
  - { id: twin, account: acme, action: application.moved, postbackUrl: "https://HOOKS.example.com:443/webhooks/gupy/acme",
      techOwner: { name: x, email: x@example.com }, headers: { x-a: "{token}" }, token: { kind: generated } }`,
      /has account, action and postbackUrl of another webhook/,
    ],
    ['an unknown kind of source', 'kind: generated', 'kind: magic', /must be one of generated/],
    ['an overlap that is too long', 'life: 24h', 'life: 10m', /at most 12 times life/],
    [
      'to forget a process of ingest that may still answer',
      'settle: 30s',
      'ingestSeenWithin: 14.9',
      /ingestSeenWithin: .*15/,
    ],
    [
      'tokens that end before they are told again',
      'settle: 30s',
      'republish: 24h, keepValid: 2d',
      /keepValid: must be at least 3 times republish/,
    ],
    ['an unknown key', 'settle: 30s', 'settled: 30s', /settle/],
    ['a mail address that is none', 'ti@example.com', 'ti', /email/],
  ])('refuses %s', (_what, from, to, fault) => {
    expect(changed(from, to).join('\n')).toMatch(fault);
  });

  it('refuses what is declared twice', () => {
    const webhook = PRINTED.slice(PRINTED.indexOf('  - id'));
    expect(
      check(PRINTED + webhook)
        .faults.map(({ message }) => message)
        .join(),
    ).toMatch(/the id "acme-moved" stands twice.*account, action and postbackUrl of another/);
  });
});
