import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkYamlText, readYamlConfig } from '@ponte/platform';
import { ProvisioningConfig } from './provisioning.config';

const ENV = { DESK_TOKEN: 'token-of-the-desk' };
const EXAMPLE = path.join(__dirname, '../../provisioning.example.yml');
const check = (text: string) => checkYamlText(ProvisioningConfig, text, 'p.yml', ENV);
const faultsOf = (text: string) =>
  check(text).faults.map(({ where, message }) => `${where}: ${message}`);

/** As the product's description prints it. */
const PRINTED = `
fields: { workplace: { title: "Posto de trabalho" } }     # or { id: … }
calendar: { leadWorkingDays: 5, holidays: ["2026-11-20"] }
desk: { kind: http, create: { url: "http://127.0.0.1:4000/desk/tickets", idPointer: /id }, find: { url: "http://127.0.0.1:4000/desk/tickets?reference={reference}" }, update: { url: "http://127.0.0.1:4000/desk/tickets/{id}" }, token: { env: DESK_TOKEN } }
match: first                                              # or all
kits:
  - { id: recepcao, when: { role: "Analista", workplace: "Recepção" }, items: [{ sku: notebook-14, quantity: 1 }, { sku: headset, quantity: 1 }] }
  - { id: padrao, when: {}, items: [{ sku: notebook-14, quantity: 1 }] }
`;
const DESK = `desk: { kind: http, create: { url: "http://127.0.0.1:1/t" } }\n`;
const KITS = `kits: [{ id: a, when: {}, items: [] }]\n`;

describe('the configuration', () => {
  it('is read as the description prints it', () => {
    const { value, faults } = check(PRINTED);
    expect(faults).toEqual([]);
    expect(value).toMatchObject({
      calendar: { leadWorkingDays: 5, holidays: ['2026-11-20'] },
      match: 'first',
      otherwise: 'attention',
      overdue: { daysBefore: 3 },
      cancelWhen: { statuses: ['reproved', 'give_up'], leftStep: true },
      fields: { role: { from: ['role', 'job'] }, workplace: { title: 'Posto de trabalho' } },
    });
    expect(value.kits.map(({ id }) => id)).toEqual(['recepcao', 'padrao']);
    expect(value.kits[1]?.items).toEqual([expect.objectContaining({ sku: 'notebook-14' })]);
  });

  it('is explained by an example that is valid and names every key', () => {
    const config = readYamlConfig(ProvisioningConfig, EXAMPLE, ENV);
    const text = readFileSync(EXAMPLE, 'utf8');
    const [kit] = config.kits;
    const parts = [config, config.fields.role, config.fields.workplace, config.calendar, kit];
    const more = [kit?.items[0], config.cancelWhen, config.overdue, config.statuses, config.poll];
    for (const key of [...parts, ...more].flatMap((part) => Object.keys(part ?? {})))
      expect(text).toMatch(new RegExp(`^[^#]*\\b${key}:`, 'm'));
  });

  it('needs a desk and kits, and has a default for all else', () => {
    expect(faultsOf(DESK + KITS)).toEqual([]);
    const faults = faultsOf('match: first\n').join('\n');
    expect(faults).toContain('desk');
    expect(faults).toContain('kits');
  });

  it.each([
    ['match: some\n', 'match'],
    ['otherwise: b\n', 'must be attention or the id of a kit (there are: a)'],
    ['calendar: { holidays: [2026-02-30] }\n', 'is no day'],
    ['calendar: { holidays: ["25/01/2026"] }\n', 'is no day'],
    ['calendar: { leadWorkingDays: -1 }\n', 'leadWorkingDays'],
    ['fields: { workplace: { required: true } }\n', 'give the custom field by id or by title'],
    ['fields: { role: { from: [cargo] } }\n', 'must be a list of role and job'],
    ['statuses: { ordered: [Pedido], delivered: [" pedido"] }\n', 'stands twice: a word means one'],
    ['overdue: { daysBefore: three }\n', 'daysBefore'],
    ['poll: { every: 10ms }\n', 'must be a duration'],
    ['sources: [ACME]\n', 'lower-case'],
    ['unknown: 1\n', 'unknown'],
  ])('says of %j what is wrong', (text, message) => {
    expect(faultsOf(DESK + KITS + text).join('\n')).toContain(message);
  });

  it.each([
    ['[]', 'kits'],
    ['[{ id: a, when: {}, items: [] }, { id: a, when: {}, items: [] }]', 'the id "a" stands twice'],
    ['[{ id: a, items: [] }]', 'the kit "a" has no when'],
    ['[{ id: a, when: {} }]', 'must be a list of mappings'],
    ['[{ id: a, when: { role: [] }, items: [] }]', 'must be a text or a list of texts'],
    ['[{ id: a, when: { cargo: x }, items: [] }]', 'cargo'],
    ['[{ id: a, when: {}, items: [{ sku: " " }] }]', 'must not consist of spaces only'],
    ['[{ id: a, when: {}, items: [{ sku: x, quantity: 0 }] }]', 'quantity'],
    ['[{ id: a, when: {}, items: [{ sku: x, attributes: { a: [1] } }] }]', 'must be a mapping of'],
    ['[{ id: A, when: {}, items: [] }]', 'lower-case letters'],
  ])('says of the kits %s what is wrong', (kits, message) => {
    expect(faultsOf(`${DESK}kits: ${kits}\n`).join('\n')).toContain(message);
  });

  it('takes a kit without when for `otherwise`', () => {
    expect(faultsOf(`${DESK}otherwise: a\nkits: [{ id: a, items: [{ sku: x }] }]\n`)).toEqual([]);
  });

  it('gives a call less time than its task', () => {
    const slow = DESK.replace('kind: http,', 'kind: http, timeoutMs: 20000,');
    expect(faultsOf(slow + KITS).join('\n')).toContain('timeoutMs must be at most 15000');
  });

  it('has a desk of a known kind', () => {
    expect(faultsOf(`desk: { kind: fax }\n${KITS}`).join('\n')).toContain('http or jira');
  });
});
