import { readPageFile } from './page-file';

const read = (text: string | Buffer) =>
  readPageFile('f.json', typeof text === 'string' ? Buffer.from(text) : text);
const placesOf = (text: string) => read(text).items.map(({ path }) => path);

describe('a file of a page', () => {
  it('has its items, each with its place', () => {
    expect(read('{"items":[{"a":1},2],"hasNext":false,"total":9}')).toEqual({
      items: [
        { file: 'f.json', path: '/items/0', item: { a: 1 } },
        { file: 'f.json', path: '/items/1', item: 2 },
      ],
      faults: [],
    });
    expect(placesOf('{"Items":{"a":1},"HasNext":"True"}')).toEqual(['/Items']);
    expect(placesOf('[{},{}]')).toEqual(['/0', '/1']);
    expect(placesOf('\ufeff[{}]')).toEqual(['/0']);
  });

  it('may be in ISO-8859-1', () => {
    const [first] = read(Buffer.from('[{"name":"João"}]', 'latin1')).items;
    expect(first?.item).toEqual({ name: 'João' });
  });

  it.each([
    ['', '', 'não é JSON'],
    ['{"items":', '', 'não é JSON'],
    ['<html>', '', 'não é JSON'],
    ['3', '', 'deve ser um objeto com a lista items'],
    ['{"code":"FP-1","message":"x"}', '', 'deve ter a lista items'],
    ['{"items":"x","hasNext":false}', '/items', 'deve ter a lista items'],
    ['{"items":[]}', '/hasNext', 'deve ser true ou false'],
    ['{"items":[],"hasNext":"talvez"}', '/hasNext', 'deve ser true ou false'],
  ])('%j is none', (text, path, words) => {
    expect(read(text).faults).toEqual([{ path, message: expect.stringContaining(words) }]);
  });
});
