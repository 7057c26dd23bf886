import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReply } from './read-reply';

const entry = { matricula: '1019445', rubrica: '10103', status: 'S', mensagem: 'OK' };
const read = { matricula: '1019445', rubrica: '10103', status: 'S', message: 'OK' };

describe('readReply', () => {
  it.each<readonly [string, unknown]>([
    ['one response for all', { response: [{ resultados: [entry, entry] }] }],
    ['one response per employee', { response: [{ resultados: [entry] }, { resultados: [entry] }] }],
    ['an object for each list', { response: { resultados: [entry, entry] } }],
    ['an object for each entry', { response: [{ resultados: entry }, { resultados: entry }] }],
    ['entries right below response', { response: [entry, entry] }],
    ['other capitals', { Response: [{ Resultados: [entry, entry] }], total: 2 }],
    ['a list around it all', [{ response: [{ resultados: [entry] }] }, { response: entry }]],
  ])('reads %s', (_name, json) => {
    expect(readReply(json)).toEqual([read, read]);
  });

  it.each<readonly [string, unknown]>([
    ['response', { response: [] }],
    ['resultados', { response: [{ resultados: [] }] }],
    ['element', { response: [{}] }],
    ['element with nothing in it', { response: [{ resultados: null }] }],
  ])('finds no entries in an empty %s', (_name, json) => {
    expect(readReply(json)).toEqual([]);
  });

  it.each<readonly [string, unknown]>([
    ['null', { response: null }],
    ['a text', { response: 'erro interno' }],
    ['missing', { code: '1', message: 'erro' }],
    ['no object at all', 'response'],
    ['nothing', undefined],
  ])('says that there is none where response is %s', (_name, json) => {
    expect(readReply(json)).toBeUndefined();
  });

  it('keeps what is no entry, as one that fits nothing', () => {
    expect(readReply({ response: [null, 'Fila cheia', { resultados: [17] }] })).toEqual([
      { status: null, message: '', unreadable: ['entry'] },
      { status: null, message: 'Fila cheia', unreadable: ['entry'] },
      { status: null, message: '17', unreadable: ['entry'] },
    ]);
  });
});

describe('an entry of a reply', () => {
  const one = (fields: object) =>
    readReply({ response: { resultados: { ...entry, ...fields } } })?.[0];

  it.each([
    ['S', 'S'],
    ['s', 'S'],
    [' e ', 'E'],
    ['E', 'E'],
    ['OK', null],
    ['', null],
    [true, null],
    [null, null],
  ])('with the status %j is taken for %j', (status, taken) => {
    expect(one({ status })?.status).toBe(taken);
  });

  it('with two statuses is taken for neither', () => {
    expect(one({ Status: 'E' })?.status).toBeNull();
    expect(one({ Status: 'S' })?.status).toBe('S');
  });

  it('may have numbers where texts are meant', () => {
    expect(one({ matricula: 1019445, rubrica: 10103, referencia: 15.3 })).toMatchObject({
      matricula: '1019445',
      rubrica: '10103',
      referencia: '15.3',
    });
  });

  it('lacks what is null, and what is empty but for the date', () => {
    expect(one({ rubrica: '', referencia: null, datafalta: '' })).toEqual({
      matricula: '1019445',
      datafalta: '',
      status: 'S',
      message: 'OK',
    });
    expect(one({ datafalta: null })).toEqual(read);
  });

  it.each([
    ['a rounded number', { matricula: 12345678901234567890 }, 'matricula'],
    ['an object', { datafalta: {} }, 'datafalta'],
    ['a text of no bounds', { rubrica: '1'.repeat(201) }, 'rubrica'],
    ['two values', { RUBRICA: '10104' }, 'rubrica'],
  ])('with %s is unreadable', (_name, fields, key) => {
    expect(one(fields)?.unreadable).toEqual([key]);
  });

  it('has bounded words, also where they are no text', () => {
    expect(one({ mensagem: 'á'.repeat(5_000) })?.message).toHaveLength(2_000);
    expect(one({ mensagem: { texto: 'Verba inválida.' } })?.message).toBe(
      '{"texto":"Verba inválida."}',
    );
    expect(one({ mensagem: undefined })?.message).toBe('');
  });
});

describe("the vendor's example", () => {
  it('has three entries', () => {
    const sample = join(__dirname, '../testing/datasul.results-reply.json');
    expect(readReply(JSON.parse(readFileSync(sample, 'utf8')))).toMatchObject([
      { status: 'S', message: 'OK' },
      { status: 'E', message: 'Verba inválida.', datafalta: '20260212' },
      { status: 'S', matricula: '10100000001' },
    ]);
  });
});
