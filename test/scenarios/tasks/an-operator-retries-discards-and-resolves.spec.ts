import { defineTask, type Settlement, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld, type TestRunner } from '../../fixtures/tasks/tasks-world';

/**
 * Held tasks wait for a person, who sees them with every attempt and decides: again, not at all, it had happened, it had
 * not. Each decision fits the task's state or is refused with the reason in Portuguese; who and why stay with the task, the
 * performer hears of ends, the release is announced, and the lane goes on. A dry run changes nothing.
 */
describe('an operator', () => {
  const Kind = defineTask<{ n: number }>({
    name: 'test.operated',
    idempotent: false,
    delaysMs: [],
  });
  const request = { actor: 'maria', why: 'conferido na Gupy' };
  const outcomes = new Map<number, TaskOutcome<string>>();
  const settled: { n: number; settlement: Settlement<string> }[] = [];
  let world: TasksWorld;
  let runner: TestRunner;

  beforeAll(async () => {
    world = await TasksWorld.create();
    runner = await world.runner([
      performerOf<{ n: number }, string>(Kind, {
        perform: async (task: TaskView<{ n: number }>) =>
          outcomes.get(task.payload.n) ?? { class: 'done', result: 'called' },
        settled: async (_unit, task, settlement) => {
          settled.push({ n: task.payload.n, settlement });
        },
      }),
    ]);
  });
  afterAll(() => world.close());

  async function held(
    n: number,
    outcome: TaskOutcome<string>,
    state: 'parked' | 'unknown',
  ): Promise<[string, string]> {
    outcomes.set(n, outcome);
    const draft = { lane: `lane/${n}`, party: 'p', payload: { n } };
    const [id, next] = (await world.enqueue(Kind, [
      draft,
      { ...draft, payload: { n: n + 0.5 } },
    ])) as [string, string];
    await world.until(runner, id, state);
    outcomes.delete(n);
    return [id, next];
  }
  const refused: TaskOutcome<string> = { class: 'permanent', reason: '403', status: 403 };
  const timedOut: TaskOutcome<string> = { class: 'ambiguous', reason: 'time-out' };

  it('lists by filter and shows attempts, never the payload', async () => {
    const [id] = await held(1, refused, 'parked');
    expect(
      await runner.operations.list({
        states: ['parked'],
        kind: 'test.operated',
        lane: 'lane/1',
        class: 'permanent',
      }),
    ).toMatchObject([{ id, reason: '403', status: 403 }]);
    expect(await runner.operations.list({ lane: 'lane/1', states: ['unknown'] })).toEqual([]);
    const shown = await runner.operations.show(id);
    expect(shown).toMatchObject({
      behind: 1,
      attempts: [{ class: 'permanent', status: 403 }],
      actions: [],
    });
    expect(shown).not.toHaveProperty('payload');
    expect(await runner.operations.show('999999')).toBeNull();
  });

  it('retries a parked task; it and its lane are done', async () => {
    const [id, next] = await held(2, refused, 'parked');
    expect(await runner.operations.retry(id, { ...request, dryRun: true })).toMatchObject({
      ok: true,
      dryRun: true,
    });
    expect((await runner.operations.show(id))?.state).toBe('parked');
    expect(await runner.operations.retry(id, request)).toEqual({
      ok: true,
      from: 'parked',
      to: 'ready',
      dryRun: false,
    });
    await world.until(runner, next, 'done');
    const task = await runner.operations.show(id);
    expect(task).toMatchObject({
      state: 'done',
      actions: [
        { action: 'retry', actor: 'maria', why: 'conferido na Gupy', from: 'parked', to: 'ready' },
      ],
    });
    expect(runner.told.at(-1)).toMatchObject({
      topic: 'task.released.v1',
      value: { taskId: id, state: 'parked', release: 'retried' },
    });
  });

  it('discards; the performer hears it and the lane goes on', async () => {
    const [id, next] = await held(3, timedOut, 'unknown');
    expect(await runner.operations.discard(id, request)).toMatchObject({
      ok: true,
      to: 'discarded',
    });
    await world.until(runner, next, 'done');
    expect(settled.filter(({ n }) => n === 3).at(-1)?.settlement).toEqual({
      state: 'discarded',
      reason: 'conferido na Gupy',
    });
  });

  it('resolves an unknown task as done, with the result that the performer needs', async () => {
    const [id, next] = await held(4, timedOut, 'unknown');
    expect(
      await runner.operations.resolve(id, 'done', { ...request, result: 'order-7' }),
    ).toMatchObject({ ok: true, to: 'done' });
    await world.until(runner, next, 'done');
    expect(settled.filter(({ n }) => n === 4).at(-1)?.settlement).toEqual({
      state: 'done',
      result: 'order-7',
      by: 'operator',
    });
  });

  it('resolves an unknown task as absent: it is called again', async () => {
    const [id] = await held(5, timedOut, 'unknown');
    expect(await runner.operations.resolve(id, 'absent', request)).toMatchObject({
      ok: true,
      to: 'ready',
    });
    const task = await world.until(runner, id, 'done');
    expect(task.attempts.map((attempt) => attempt.class)).toEqual(['ambiguous', 'done']);
  });

  it('is refused what does not fit the state, with the reason', async () => {
    const [id] = await held(6, timedOut, 'unknown');
    expect(await runner.operations.retry(id, request)).toMatchObject({
      ok: false,
      code: 'wrong-state',
      message: expect.stringContaining('unknown') as string,
    });
    expect(await runner.operations.discard(id, { actor: 'maria', why: ' ' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    await runner.operations.discard(id, request);
    expect(await runner.operations.discard(id, request)).toMatchObject({
      ok: false,
      code: 'wrong-state',
    });
    expect(await runner.operations.retry('424242', request)).toMatchObject({
      ok: false,
      code: 'not-found',
    });
    expect(await runner.operations.retry('1; DROP TABLE task', request)).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });

  it('two at once decide once', async () => {
    const [id] = await held(7, refused, 'parked');
    const answers = await Promise.all([
      runner.operations.discard(id, request),
      runner.operations.resolve(id, 'done', request),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
