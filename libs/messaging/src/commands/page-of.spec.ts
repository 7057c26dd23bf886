import { RESULT_BYTES } from './command-result';
import { pageOf } from './page-of';

const items = (count: number, bytes = 1): { id: string; text: string }[] =>
  Array.from({ length: count }, (_, n) => ({ id: String(n + 1), text: 'x'.repeat(bytes) }));
const id = (item: { id: string }): string => item.id;

describe('a page of a list', () => {
  it('is the last one when fewer were found than asked for', () => {
    expect(pageOf(items(3), 5, id)).toEqual({ items: items(3), next: null });
    expect(pageOf([], 5, id)).toEqual({ items: [], next: null });
  });

  it('names where the next one begins when there may be more', () => {
    expect(pageOf(items(5), 5, id).next).toBe('5');
  });

  it('ends where an answer is full, and goes on from there', () => {
    const found = items(100, 10_000);
    const page = pageOf(found, 500, id);
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(RESULT_BYTES);
    expect(page.items.length).toBeGreaterThan(10);
    expect(page.next).toBe(String(page.items.length));
  });

  it('never stands still before an item that no answer can carry', () => {
    expect(pageOf(items(2, RESULT_BYTES), 2, id)).toMatchObject({
      items: [{ id: '1' }],
      next: '1',
    });
  });
});
