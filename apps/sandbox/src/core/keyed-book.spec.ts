import { ManualTimers } from '../testing/manual-timers';
import { KeyedBook } from './keyed-book';

function setUp(most?: number) {
  const timers = new ManualTimers(0);
  const done: string[] = [];
  const book = new KeyedBook(timers, most);
  const keep = (id: string, idempotencyKey: string | null = null) => {
    const entry = { id, idempotencyKey };
    book.keep(entry);
    book.workLater(entry, 100, () => done.push(id));
    return entry;
  };
  return { timers, done, book, keep };
}

describe('KeyedBook', () => {
  it('finds an entry by its id and by the key of its request', () => {
    const { book, keep } = setUp();
    const entry = keep('a', 'key');
    expect([book.get('a'), book.ofKey('key')]).toEqual([entry, entry]);
  });

  it('takes requests without a key for different ones', () => {
    const { book, keep } = setUp();
    keep('a');
    keep('b');
    expect(book.ofKey(null)).toBeUndefined();
    expect(book.all().map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('forgets the oldest beyond its size, with its key and its work', async () => {
    const { timers, done, book, keep } = setUp(2);
    keep('a', 'key');
    keep('b');
    keep('c');
    expect([book.get('a'), book.ofKey('key')]).toEqual([undefined, undefined]);
    await timers.advance(100);
    expect(done).toEqual(['b', 'c']);
  });

  it('does no work that was stopped, and none after it was cleared', async () => {
    const { timers, done, book, keep } = setUp();
    book.stopWork(keep('a'));
    keep('b');
    await timers.advance(100);
    keep('c');
    book.clear();
    await timers.advance(100);
    expect(done).toEqual(['b']);
    expect(book.all()).toEqual([]);
  });
});
