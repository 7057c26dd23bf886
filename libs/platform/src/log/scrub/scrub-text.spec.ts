import * as fc from 'fast-check';
import { isCpf } from './cpf';
import { scrubText } from './scrub-text';

const CPF = '52998224725';

describe('CPF', () => {
  it.each([
    ['bare', `candidate ${CPF} moved`],
    ['in its usual form', 'CPF 529.982.247-25'],
    ['with spaces', '529 982 247 25'],
    ['with other separators', '529-982-247/25 529.982.247.25 529982247-25'],
    ['with non-breaking hyphens', '529\u2011982\u2011247\u201125'],
    [
      'with the dashes of a word processor',
      '529.982.247\u201225, 529\u2010982\u2015247\ufe6325 529.982.247\u221225',
    ],
    ['glued to letters', `cpf${CPF}x`],
    ['in a path', `GET /people/${CPF}/tags`],
    ['in a query string', `https://a.example/x?cpf=${CPF}&page=1`],
    ['percent-encoded', 'q=529%2E982%2E247%2D25'],
    ['percent-encoded twice', 'q=529%252E982%252E247%252D25'],
    ['with every digit percent-encoded', [...CPF].map((digit) => `%3${digit}`).join('')],
    ['as unicode escapes', [...CPF].map((digit) => `\\u003${digit}`).join('')],
    ['as entities', [...CPF].map((digit) => `&#${48 + Number(digit)};`).join('')],
    ['in full-width digits', [...CPF].map((d) => String.fromCharCode(0xff10 + Number(d))).join('')],
    ['split by zero-width characters', '529\u200b982\u200b247\u200b25'],
    ['zero-padded', `000${CPF}`],
    ['with a typing error but in CPF form', '529.982.247-24'],
    ['with a typing error but named', 'cpf: 52998224724'],
    ['in JSON', `{"identificationDocument":"${CPF}"}`],
    ['in JSON in JSON', JSON.stringify({ body: JSON.stringify({ cpf: CPF }) })],
    ['in escaped JSON within prose', `got {\\"cpf\\":\\"${CPF}\\"} back`],
  ])('%s', (_, text) => {
    const scrubbed = scrubText(text);
    const digits = scrubbed.normalize('NFKC').replace(/\D/g, '');
    expect(digits).not.toContain(CPF);
    expect(scrubbed).not.toMatch(/529|982.?247/);
  });

  it('survives nothing around it: any valid CPF between any non-digits', () => {
    const cpf = fc
      .integer({ min: 0, max: 999_999_999 })
      .map((nine) => withCheckDigits(String(nine).padStart(9, '0')))
      .filter(isCpf);
    const around = fc
      .string({ unit: 'binary' })
      .filter((text) => !/\p{Nd}/u.test(text.normalize('NFKC')));
    fc.assert(
      fc.property(around, cpf, around, (before, number, after) => {
        expect(scrubText(`${before} ${number} ${after}`)).not.toContain(number);
      }),
      { numRuns: 500 },
    );
  });
});

describe('e-mail', () => {
  it.each([
    'joao.silva@acme.com.br',
    'joao+vaga@acme.com.br',
    "d'avila_x@acme.io",
    'JOÃO@Açúcar.com.br',
    'https://a.example/?to=joao%40acme.com.br',
    'to=joao%2Bvaga%40acme.com.br',
    'to=joao%2540acme.com.br',
    'joao\\u0040acme.com.br',
    'joao&#64;acme.com.br',
    'joao[at]acme.com.br',
    '<joao@acme.com.br>',
    'mailto:joao@acme.com.br?subject=x',
  ])('%s', (text) => {
    expect(scrubText(text)).not.toMatch(/jo[aã]o|avila/i);
  });
});

describe('phone', () => {
  it.each([
    '(11) 98765-4321',
    '(11)987654321',
    '11 98765-4321',
    '11 9 8765 4321',
    '11987654321',
    '011 98765-4321',
    '+55 11 98765-4321',
    '+5511987654321',
    '5511987654321',
    '+55 (11) 3333-4444',
    '(11) 3333-4444',
    '11 3333-4444',
    '551133334444',
    '98765-4321',
    'tel: 33334444',
    'phone=1133334444',
    'telefone 1133334444',
    'tel:+55-11-98765-4321',
    '%2B55%2011%2098765-4321',
    '+1 415 555 2671',
    '(11) 98765\u20114321',
    '11 98765\u20134321',
  ])('%s', (text) => {
    expect(scrubText(text).replace(/\D/g, '')).not.toMatch(/8765|4321|3333|4444|5552671/);
  });
});

describe('names inside documents', () => {
  it.each([
    'gupy said {"candidate":{"name":"João da Silva","id":7}} bye',
    JSON.stringify(JSON.stringify({ candidate: { name: 'João da Silva', id: 7 } })),
    '{"lastName":"João da Silva"',
    'name="João da Silva"',
  ])('%s', (text) => {
    expect(scrubText(text)).not.toContain('João');
  });
});

describe('what must stay readable', () => {
  it.each([
    'application 529925562 of job 8451877',
    'offset 12345678901234',
    'at 1732262400123 ms',
    'reset 1732262400 s',
    '2026-11-22T08:22:30.948Z',
    '2023-2024',
    '7d0f1234-1234-4567-8901-123456789012',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'node_modules/@nestjs/core/router.js:12:34',
    'kafkajs@2.2.4',
    'see https://docs.example/x and mail@ later',
    'token: not set',
    '127.0.0.1:9092',
    'gupy.acme.token: environment variable is not set',
    'job/8451877/application/529925562',
    '{"offset":"11987654321","jobId":8451877,"step":{"name":"Exames"}}',
    'v1.k1.candidate:gupy:acme:123.abc',
    'SELECT * FROM task WHERE lane = $1',
    'um%20texto%20qualquer',
  ])('%s', (text) => {
    expect(scrubText(text)).toBe(text);
  });
});

function withCheckDigits(nine: string): string {
  const digit = (text: string): number => {
    const sum = [...text].reduce(
      (total, char, index) => total + Number(char) * (text.length + 1 - index),
      0,
    );
    return ((sum * 10) % 11) % 10;
  };
  const ten = `${nine}${digit(nine)}`;
  return `${ten}${digit(ten)}`;
}
