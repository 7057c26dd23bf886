import { defineTask, TaskDraftError, type TaskDraft, type TaskOutcome } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Within a lane tasks run in the order in which they were enqueued; a `dedupeKey` that its kind has already is not
 * enqueued again, wherever it stands in a transaction and whatever its lane, also when two transactions bring it at once;
 * `notBefore` is honoured; and what cannot be kept is refused with what is wrong.
 */
describe('enqueueing', () => {
  const Kind = defineTask<{ n: number }>({ name: 'test.enqueue', idempotent: true });
  const Other = defineTask<{ n: number }>({ name: 'test.enqueue-other', idempotent: true });
  const draft = (
    n: number,
    more: Partial<TaskDraft<{ n: number }>> = {},
  ): TaskDraft<{ n: number }> => ({ lane: 'l', party: 'p', payload: { n }, ...more });
  let world: TasksWorld;

  beforeEach(async () => {
    world = await TasksWorld.create();
  });
  afterEach(() => world.close());

  it('keeps the order of a lane and leaves duplicates out', async () => {
    const order: number[] = [];
    await world.enqueue(Kind, [draft(1, { dedupeKey: 'one' })]);
    await world.enqueue(Kind, [
      draft(99, { dedupeKey: 'one', lane: 'fresh' }),
      draft(2, { lane: 'fresh' }),
      draft(3, { dedupeKey: 'three' }),
      draft(98, { dedupeKey: 'three' }),
    ]);
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        world.enqueue(Kind, [
          draft(4, { dedupeKey: 'four', lane: `race/${n}` }),
          draft(50 + n, { lane: `race/${n}` }),
        ]),
      ),
    );
    await world.enqueue(Other, [draft(5, { dedupeKey: 'one', lane: 'other' })]);
    expect(await world.count('task')).toBe(1 + 2 + 11 + 1);
    expect(await world.count('task WHERE head')).toBe(1 + 1 + 10 + 1);
    const perform = async (task: { payload: { n: number } }): Promise<TaskOutcome> => {
      order.push(task.payload.n);
      return { class: 'done', result: undefined };
    };
    await world.runner([performerOf(Kind, { perform }), performerOf(Other, { perform })]);
    await world.untilDone();
    expect(order.filter((n) => n === 1 || n === 3)).toEqual([1, 3]);
  });

  it('does not begin before its time, nor lets a successor overtake', async () => {
    const started: { n: number; at: number }[] = [];
    const perform = async (task: { payload: { n: number } }): Promise<TaskOutcome> => {
      started.push({ n: task.payload.n, at: Date.now() });
      return { class: 'done', result: undefined };
    };
    await world.runner([performerOf(Kind, { perform }), performerOf(Other, { perform })]);
    const notBefore = new Date(Date.now() + 700);
    await world.enqueue(Kind, [draft(1, { notBefore }), draft(2)]);
    await world.untilDone();
    expect(started.map(({ n }) => n)).toEqual([1, 2]);
    // The database's clock and this one's are the same machine's; 5 ms for rounding.
    expect(started[0]?.at).toBeGreaterThanOrEqual(notBefore.getTime() - 5);
  });

  it('refuses what cannot be kept, and then nothing of the transaction is', async () => {
    const refusals: [Partial<TaskDraft<{ n: number }>>, RegExp][] = [
      [{ lane: '' }, /lane must be a text/],
      [{ lane: 'x'.repeat(401) }, /lane has 401 characters, at most 400 fit/],
      [{ subject: 'a\u0000b' }, /subject holds a NUL/],
      [{ notBefore: new Date(Number.NaN) }, /notBefore is not a valid date/],
      [
        { payload: { n: 1, text: 'x'.repeat(300_000) } as { n: number } },
        /payload has 30\d{4} bytes, at most 262144 fit/,
      ],
    ];
    for (const [more, message] of refusals) {
      const attempt = world.enqueue(Kind, [draft(1), draft(2, more)]);
      await expect(attempt).rejects.toThrow(TaskDraftError);
      await expect(attempt).rejects.toThrow(message);
    }
    expect(await world.count('task')).toBe(0);
  });
});
