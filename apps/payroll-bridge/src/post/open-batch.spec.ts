import type { TaskFailure, TaskView } from '@ponte/messaging';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { OpenBatch } from './open-batch';
import type { PostPayload } from './post-results';

const task = (id: string, entries: readonly string[], attempt = 1): TaskView<PostPayload> =>
  ({
    ...{ id, attempt },
    payload: { profile: 'p', entries: entries.map((each) => ({ id: each, wanted: 2 })) },
  }) as unknown as TaskView<PostPayload>;
const rest: TaskFailure = { class: 'unavailable', reason: 'refused', status: 401 };

describe('a batch of tasks', () => {
  it('wants entries that are still as they were enqueued', () => {
    const batch = new OpenBatch([task('1', ['a'])]);
    const entry = { id: 'a', state: 'received', wanted: 2 } as PayrollEntry;
    expect(batch.wants(entry)).toBe(true);
    expect(batch.wants({ ...entry, wanted: 3 })).toBe(false);
    expect(batch.wants({ ...entry, state: 'sending' })).toBe(false);
    expect(batch.wants({ ...entry, state: 'accepted' })).toBe(false);
    expect(batch.wants({ ...entry, id: 'b' })).toBe(false);
    batch.close(['a']);
    expect(batch.wants(entry)).toBe(false);
  });

  it('is done task by task, whatever became of the entries', () => {
    const batch = new OpenBatch([task('1', ['a', 'b']), task('2', ['c']), task('3', ['d'])]);
    expect(batch.ids()).toEqual(['a', 'b', 'c', 'd']);
    batch.close(['a', 'c']);
    expect(batch.outcomes(rest)).toEqual([rest, { class: 'done', result: undefined }, rest]);
    batch.close(['b', 'd']);
    expect(batch.isEmpty).toBe(true);
    expect(batch.outcomes(rest).every(({ class: how }) => how === 'done')).toBe(true);
  });

  it.each(['old first', 'new first'])(
    'posts what was wanted last if an entry stands in two tasks (%s)',
    (order) => {
      const entries = (wanted: number) => ({ profile: 'p', entries: [{ id: 'a', wanted }] });
      const tasks = [
        { ...task('old', []), payload: entries(2) },
        { ...task('new', []), payload: entries(3) },
      ];
      const batch = new OpenBatch(order === 'old first' ? tasks : tasks.toReversed());
      expect(batch.wants({ id: 'a', state: 'received', wanted: 3 } as PayrollEntry)).toBe(true);
      const done = { class: 'done', result: undefined } as const;
      expect(batch.outcomes(rest)).toEqual(order === 'old first' ? [done, rest] : [rest, done]);
    },
  );

  it('has tasks tried again whose entries are sent again, and no others', () => {
    const again: TaskFailure = { class: 'transient', reason: 'no answer' };
    const batch = new OpenBatch([task('1', ['a', 'b'], 4), task('2', ['c'])]);
    expect([batch.attempt('a'), batch.attempt('c')]).toEqual([4, 1]);
    batch.fail(['a'], again);
    batch.close(['b', 'c']);
    expect(batch.isEmpty).toBe(true);
    expect(batch.outcomes(rest)).toEqual([again, { class: 'done', result: undefined }]);
  });
});
