import { Selection } from './selection';

describe('Selection', () => {
  it('keeps the first ones up to its limit and counts the rest', () => {
    const selection = new Selection<string>(2);
    for (const name of ['a', 'b', 'c', 'd']) selection.add(name, name, 1);
    expect([selection.items, selection.matched, selection.left]).toEqual([['a', 'b'], 4, 2]);
  });

  it('keeps the later of two with one identity, in the place of the first', () => {
    const selection = new Selection<string>(2);
    selection.add('x', 'first', 1);
    selection.add('y', 'other', 1);
    selection.add('x', 'second', 1);
    expect([selection.items, selection.left]).toEqual([['second', 'other'], 0]);
  });

  it('keeps no more than 64 MiB', () => {
    const selection = new Selection<string>(10);
    for (const name of ['a', 'b', 'c']) selection.add(name, name, 30 * 1024 * 1024);
    expect([selection.items, selection.left]).toEqual([['a', 'b'], 1]);
  });
});
