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
    expect(read(body)).toEqual({ kind: 'elements', array, elements });
  });

  it.each(['', ' ', '{', '[{"id":"1"}', '[{"id":"1"}] x', 'id=1', '<html>'])(
    '%j is no JSON',
    (body) => expect(read(body)).toEqual({ kind: 'not-json' }),
  );

  it('keeps ids that a number could not hold', () => {
    expect(read('[{"id":90071992547409931}]')).toMatchObject({
      elements: [{ id: '90071992547409931' }],
    });
  });

  it('of another encoding is kept whole: names would change silently', () => {
    expect(read(Buffer.from('[{"nome":"José"}]', 'latin1'))).toEqual({
      kind: 'off-contract',
      fault: { path: '', message: expect.stringContaining('UTF-8') },
    });
  });

  it('may nest 64 levels deep, and no deeper', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(read(nested(64)).kind).toBe('elements');
    expect(read(nested(65))).toMatchObject({ fault: { message: expect.stringContaining('64') } });
    // As deep as 256 KiB allow: nothing may walk through it.
    expect(read(nested(131_072)).kind).toBe('off-contract');
  });
});
