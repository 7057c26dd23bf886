import fc from 'fast-check';
import { ITEM_BYTES, scanItems } from './item-scanner';

function scanned(text: string): { items: unknown[]; fault: string | null } {
  const body = Buffer.from(text);
  const scan = scanItems(body);
  const items: unknown[] = [];
  for (;;) {
    const next = scan.next();
    if (next.done)
      return { items, fault: next.value && `${next.value.path}: ${next.value.message}` };
    if (next.value) items.push(JSON.parse(body.toString('utf8', next.value.from, next.value.to)));
  }
}
/** JSON with white space wherever it may stand. */
const spaced = (value: unknown): string => JSON.stringify(value, null, '\t\r\n ');

describe('the scanner of items', () => {
  it('finds what JSON.parse finds, whatever stands around and inside', () => {
    const nasty = fc.oneof(
      fc.constantFrom('"', '\\', '\\"', '{', '}]', ',', '"items":[', 'é', '😀', '\u0000', ':'),
      fc.string(),
    );
    // No key with a backslash: V8 (Node 24.21) reads the key "\"" as "\\" once it has seen an object with the latter.
    const unit = fc.constantFrom('a', 'é', '😀', '"', '{', ']', ',', ':', ' ', '\n');
    const json = fc.jsonValue({ stringUnit: unit });
    const key = nasty.filter((text) => !text.includes('\\'));
    const object = fc.dictionary(key, fc.oneof(json, nasty));
    const around = fc.dictionary(
      key.filter((text) => text !== 'items'),
      json,
    );
    fc.assert(
      fc.property(
        ...[fc.array(object, { minLength: 1, maxLength: 6 }), around, around, fc.boolean()],
        (items, before, after, blanks) => {
          const members = [...Object.entries(before), ['items', items], ...Object.entries(after)];
          const parts = members.map(([key, value]) =>
            blanks
              ? `\n ${JSON.stringify(key)} \t: ${spaced(value)} `
              : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
          );
          const text = `${blanks ? '\ufeff ' : ''}{${parts.join(',')}}${blanks ? '\r\n' : ''}`;
          expect(scanned(text)).toEqual({
            items: (JSON.parse(JSON.stringify(items)) as unknown[]) ?? [],
            fault: null,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes no cut body for a whole one', () => {
    const text = JSON.stringify({ total: 1, items: [{ a: 'x\\"}' }, { b: [1, { c: null }] }] });
    for (let length = 0; length < text.length; length += 1)
      expect(scanned(text.slice(0, length)).fault).not.toBeNull();
    expect(scanned(text).fault).toBeNull();
  });

  it('takes an object for the only item of a list', () => {
    expect(scanned('{"items":{"matricula":"1"}}')).toEqual({
      items: [{ matricula: '1' }],
      fault: null,
    });
  });

  it.each([
    ['', ''],
    ['[]', ''],
    ['"items"', ''],
    ['{"items":[{}]', ''],
    ['{"items":[{}]} x', ''],
    ['{"items":[{}],}', ''],
    ['{"items" [{}]}', ''],
    ['{items:[{}]}', ''],
    ['{"a":tru,"items":[{}]}', ''],
    ['{"a":1 "items":[{}]}', ''],
    ['{}', '/items'],
    ['{"item":[{}]}', '/items'],
    ['{"items":[]}', '/items'],
    ['{"items":null}', '/items'],
    ['{"items":"x"}', '/items'],
    ['{"items":[{}],"items":[{}]}', '/items'],
    ['{"items":[{} {}]}', '/items/0'],
    ['{"items":[{},]}', '/items/1'],
    ['{"items":[{},,{}]}', '/items/1'],
  ])('names the place in %j', (text, path) => {
    const { fault } = scanned(text);
    expect(fault?.split(':')[0]).toBe(path);
  });

  it('does not look further than an item may be long', () => {
    const long = `{"items":[{"a":"${'x'.repeat(ITEM_BYTES)}"},{}]}`;
    expect(scanned(long).fault).toContain(`/items/0: não é JSON, ou passa de ${ITEM_BYTES} bytes`);
    const just = `{"items":[{"a":"${'x'.repeat(ITEM_BYTES - 8)}"},{}]}`;
    expect(scanned(just)).toMatchObject({ items: [{}, {}], fault: null });
  });
});
