import type { TaskDraft, UnitOfWork } from '@ponte/messaging';
import type { PostPayload } from '../post/post-results';
import { enqueuePosts } from './enqueue-posts';
import { testEntry } from './testing/test-entry';

function enqueued(...entries: ReturnType<typeof testEntry>[]): TaskDraft<PostPayload>[] {
  const drafts: TaskDraft<PostPayload>[] = [];
  const unit = {
    enqueue: (_: unknown, draft: TaskDraft<PostPayload>) => drafts.push(draft),
  } as unknown as UnitOfWork;
  enqueuePosts(unit, entries);
  return drafts;
}

describe('enqueuePosts', () => {
  it('makes one task of an employee, in the order given, with the number that is wanted', () => {
    const a = testEntry('1,00', { id: 'a', wanted: 2 });
    const b = testEntry('2,00', { id: 'b' });
    const other = testEntry('3,00', { id: 'c', employee: 'b'.repeat(64) });
    expect(enqueued(a, other, b).map(({ lane, payload }) => [lane, payload.entries])).toEqual([
      [
        `holding-producao/${'a'.repeat(64)}`,
        [
          { id: 'a', wanted: 2 },
          { id: 'b', wanted: 1 },
        ],
      ],
      [`holding-producao/${'b'.repeat(64)}`, [{ id: 'c', wanted: 1 }]],
    ]);
  });

  it('names the employee, in whose order entries are locked', () => {
    expect(enqueued(testEntry('1,00', {}))).toMatchObject([{ subject: 'a'.repeat(64) }]);
  });

  it('makes several tasks of more than 500 entries', () => {
    const many = Array.from({ length: 1_001 }, (_, at) => testEntry('1,00', { id: String(at) }));
    expect(enqueued(...many).map(({ payload }) => payload.entries.length)).toEqual([500, 500, 1]);
  });
});
