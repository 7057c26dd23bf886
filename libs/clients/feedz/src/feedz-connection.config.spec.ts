import { checkYamlText, NestedObject } from '@ponte/platform';
import { FeedzConnectionConfig } from './feedz-connection.config';

class Holder {
  @NestedObject(() => FeedzConnectionConfig)
  feedz: FeedzConnectionConfig;
}

function faults(more: string): string {
  const text = `feedz: { url: "https://erp.feedz.example", token: { env: FEEDZ_TOKEN }${more} }`;
  const checked = checkYamlText(Holder, text, 'a.yml', { FEEDZ_TOKEN: 'x' });
  return checked.faults.map(({ where, message }) => `${where}: ${message}`).join('\n');
}

describe('the connection to Feedz', () => {
  it('needs an address and a token, and has defaults for the rest', () => {
    expect(faults('')).toBe('');
    expect(faults(', routes: { findProcess: none }, userAgent: "acme-hr/1.0"')).toBe('');
  });

  it.each([
    [', routes: { process: process }', '{processId} once'],
    [', routes: { process: "{processId}/of/{processId}" }', '{processId} once'],
    [', routes: { process: "process?id={processId}" }', '{processId} once'],
    [', routes: { persons: "../persons" }', 'path below the base URL'],
    [', routes: { persons: "https://elsewhere.example/persons" }', 'path below the base URL'],
    [', routes: { people: persons }', 'unknown key'],
    [', names: { admissionDate: email }', 'calls two fields email'],
    [', names: { admissionDate: day, dismissalDate: Day }', 'calls two fields day'],
    [', names: { admissionDate: "a b" }', 'name of a field'],
    [', body: list', 'array or items'],
    [', userAgent: "a\\nb"', 'printable'],
    [', timeoutMs: 10', '1000'],
  ])('refuses %s', (more, told) => expect(faults(more)).toContain(told));
});
