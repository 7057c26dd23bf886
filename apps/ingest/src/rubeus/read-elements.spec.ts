import { readElements } from './read-elements';

const read = (body: string | Buffer) => readElements(Buffer.from(body));

describe('a body of Rubeus', () => {
  it.each([
    ['[{"id":"1"},{"id":"2"}]', true, [{ id: '1' }, { id: '2' }]],
    ['{"id":"1"}', false, [{ id: '1' }]],
    ['[]', true, []],
    // Judged one by one: each of them is kept aside.
    ['[1,null,"a",[]]', true, [1, null, 'a', []]],
    ['"Testar"', false, ['Testar']],
    ['\ufeff[]', true, []],
  ])('%s is divided', (body, array, elements) => {
    const found = read(body);
    expect(found).toMatchObject({ kind: 'elements', array });
    expect(found.kind === 'elements' && found.elements.map(({ value }) => value)).toEqual(elements);
  });

  it('gives each element as it was written, and all of a body that is one', () => {
    const bytesOf = (body: string) => {
      const found = read(body);
      return found.kind === 'elements' && found.elements.map(({ bytes }) => bytes.toString());
    };
    expect(bytesOf('[ {"n": 1.0, "n": 2} , 1e400]')).toEqual(['{"n": 1.0, "n": 2}', '1e400']);
    expect(bytesOf(' {"n": 1.0}\n')).toEqual([' {"n": 1.0}\n']);
  });

  it('has a bounded number of elements', () => {
    const body = Buffer.from('[1,2,3]');
    expect([3, 2].map((most) => readElements(body, most).kind)).toEqual(['elements', 'too-many']);
  });

  it.each(['', ' ', '{', '[{"id":"1"}', '[{"id":"1"}] x', 'id=1', '<html>'])(
    '%j is no JSON',
    (body) => expect(read(body)).toEqual({ kind: 'not-json' }),
  );

  it('keeps ids that a number could not hold', () => {
    expect(read('[{"id":90071992547409931}]')).toMatchObject({
      elements: [{ value: { id: '90071992547409931' } }],
    });
  });

  it('of another encoding is kept whole: names would change silently', () => {
    expect(read(Buffer.from('[{"nome":"José"}]', 'latin1'))).toEqual({
      kind: 'off-contract',
      fault: { path: '', message: expect.stringContaining('UTF-8') },
    });
  });

  it('may hold an element that nests too deep, which nobody looks into, beside others', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const fault = { path: '', message: expect.stringContaining('64') };
    expect(read(`[{"id":"1"},{"a":${nested(64)}}, ${nested(64)}]`)).toMatchObject({
      elements: [
        { value: { id: '1' } },
        { value: undefined, fault },
        { bytes: Buffer.from(nested(64)) },
      ],
    });
    expect(read(`{"a":${nested(64)}}`)).toMatchObject({ array: false, elements: [{ fault }] });
    // As deep as 4 MiB allow.
    expect(read(`[${nested(2_000_000)}]`)).toMatchObject({ elements: [{ fault }] });
    expect(read('['.repeat(1_000)).kind).toBe('not-json');
  });
});
