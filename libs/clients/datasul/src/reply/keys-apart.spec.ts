import * as fc from 'fast-check';
import { keysApart } from './keys-apart';
import { readReply } from './read-reply';

const read = (text: string): unknown => readReply(JSON.parse(keysApart(text)));
const entry = (text: string): string => `{"response":[{"resultados":[${text}]}]}`;

describe('a reply with a key twice', () => {
  it.each([
    ['"status":"E","mensagem":"Verba","status":"S"', 'a status that is neither'],
    ['"status":"S","status":"E"', 'the same in the other order'],
    ['"st\\u0061tus":"S", "status" : "E"', 'a key that is written otherwise'],
    ['"status":"E","STATUS":"E","status":"S"', 'beside one with other capitals'],
  ])('has no status: %s (%s)', (text) => {
    expect(read(entry(`{"matricula":"1019445",${text}}`))).toMatchObject([{ status: null }]);
  });

  it('has one if they agree', () => {
    expect(read(entry('{"matricula":"1","status":"S","status":"S"}'))).toMatchObject([
      { status: 'S' },
    ]);
  });

  it('has an entry that fits nothing where its rubrica, or what is around it, stands twice', () => {
    expect(read(entry('{"matricula":"1","matricula":"2","status":"S"}'))).toMatchObject([
      { unreadable: ['matricula'] },
    ]);
    const lists = '{"response":[{"resultados":[{"status":"S"}],"resultados":[{"status":"E"}]}]}';
    expect(read(lists)).toEqual([{ status: null, message: '', unreadable: ['entry'] }]);
    const replies = `{"response":[{"status":"S"}],"response":[{"status":"E"}]}`;
    expect(read(replies)).toEqual([{ status: null, message: '', unreadable: ['entry'] }]);
  });
});

describe('JSON without a key twice', () => {
  it('is left as it is, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(JSON.parse(keysApart(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 2_000 },
    );
    for (const text of [
      '{"a":"\\"a\\":","b":["a","a"],"c":{"a":1},"d":"{\\"a\\":1,\\"a\\":2}"}',
      '{"0":1,"0":2}',
      '[{"a":1},{"a":2}]',
    ])
      expect(keysApart(text)).toBe(text);
  });

  it('takes no more time than its length', () => {
    const entries = Array.from({ length: 20_000 }, () => '{"status":"S","mensagem":"\\"{[,"}');
    expect(read(entry(entries.join()))).toHaveLength(20_000);
  });
});
