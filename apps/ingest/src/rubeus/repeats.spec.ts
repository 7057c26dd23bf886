import { type Fresh, Repeats } from './repeats';

const MINUTE = 60_000;
const WITHIN = 10 * MINUTE;

describe('a repeat of Rubeus', () => {
  let repeats: Repeats;
  // At work for longer than a window: nothing of it was forgotten.
  beforeEach(() => (repeats = new Repeats(-WITHIN, 3)));

  const claim = (digest: string, now: number, subject = 's/contato/1') =>
    repeats.claim(subject, digest, WITHIN, now);
  const published = (digest: string, now: number, subject?: string): string => {
    const fresh = claim(digest, now, subject) as Fresh;
    expect(fresh.repeated).toBe(false);
    fresh.landed(true);
    return fresh.eventId;
  };

  it('is what equals the last body of its record within the window', () => {
    const id = published('a', 0);
    expect(claim('a', WITHIN - 1)).toMatchObject({ repeated: true, eventId: id });
    expect(claim('a', 5, 's/contato/2').repeated).toBe(false);
    expect(claim('a', WITHIN).repeated).toBe(false);
  });

  it('is no change back to what it was: A, B, A, B are four events', () => {
    const ids = ['a', 'b', 'a', 'b'].map((digest, now) => published(digest, now));
    expect(new Set(ids).size).toBe(4);
  });

  it('shares the fate of the first while that is under way', async () => {
    const first = claim('a', 0) as Fresh;
    const second = claim('a', 1);
    expect(second.repeated).toBe(true);
    first.landed(false);
    expect(second.repeated && (await second.landed)).toBe(false);
    // What did not land was never there: the next one is published, under the same id.
    const third = claim('a', 2) as Fresh;
    expect(third).toMatchObject({ repeated: false, eventId: first.eventId });
  });

  it('is none of what was there before one that may have landed: consumers would stay with that', () => {
    const id = published('a', 0);
    const failed = claim('b', 1) as Fresh;
    failed.landed(false);
    const back = claim('a', 2);
    expect(back.repeated).toBe(false);
    expect([id, failed.eventId]).not.toContain(back.eventId);
  });

  it('of one that failed behind another that failed is published', () => {
    const first = claim('a', 0) as Fresh;
    const second = claim('b', 1) as Fresh;
    first.landed(false);
    second.landed(false);
    for (const digest of ['a', 'b']) expect(published(digest, 2)).toEqual(expect.any(String));
  });

  it('of what was withdrawn before it was published is of what was there before', () => {
    const id = published('a', 0);
    (claim('b', 1) as Fresh).withdraw();
    expect(claim('a', 2)).toMatchObject({ repeated: true, eventId: id });
    (claim('b', 3, 's/contato/2') as Fresh).withdraw();
    expect(repeats.size).toBe(1);
  });

  it('has the same id in another process, within the window, and another one later', () => {
    const other = new Repeats(-WITHIN);
    const id = published('a', 1);
    expect(other.claim('s/contato/1', 'a', WITHIN, 2).eventId).toBe(id);
    expect(other.claim('s/contato/1', 'a', WITHIN, WITHIN + 2).eventId).not.toBe(id);
  });

  it('is none where the window is 0', () => {
    // The same millisecond: two elements of one array.
    const told = [1, 1].map((now) => repeats.claim('s/contato/1', 'a', 0, now));
    expect(told.map(({ repeated }) => repeated)).toEqual([false, false]);
    expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(2);
    expect(repeats.size).toBe(0);
  });

  it('back to what it was is news behind a restart: its id is none that was given before', () => {
    const before = new Repeats(-WITHIN);
    const ids = ['a', 'b'].map(
      (digest, now) => (before.claim('1', digest, WITHIN, now) as Fresh).eventId,
    );
    const after = new Repeats(2);
    for (const now of [3, WITHIN + 1]) {
      const back = after.claim('1', 'a', WITHIN, now);
      expect([back.repeated, ids.includes(back.eventId)]).toEqual([false, false]);
      (back as Fresh).withdraw();
    }
    // Its memory holds a whole window: ids are those of every other process again.
    const later = ['9', WITHIN, WITHIN + 2] as const;
    const other = before.claim('1', ...later);
    expect(after.claim('1', ...later).eventId).toBe(other.eventId);
  });

  it('back to what it was is news where what came between was forgotten', () => {
    const ids = [published('a', 0), published('b', 1)];
    for (const subject of ['2', '3', '4']) published('a', 2, subject);
    expect(repeats.size).toBe(3);
    expect(ids).not.toContain(published('a', 3));
  });
});
