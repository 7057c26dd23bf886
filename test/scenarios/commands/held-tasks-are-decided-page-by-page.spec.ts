import { type AppProcess, eventually, RecordingHttpServer } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * When an outside system was misconfigured, hundreds of tasks wait for a person. They are found by filter, decided page
 * by page with a cursor, each page in one transaction and once, and each task keeps who decided and why. A rehearsal
 * says the same and changes nothing; a decision without any filter is refused.
 */
describe('tasks that wait for a person', () => {
  let world: DoingWorld;
  let app: AppProcess;
  let refusing = true;
  const THINGS = 7;
  const ask = async (name: string, args: object, dryRun = false) => {
    const { state, message, result } = await world.operator.ask(name, args, { dryRun });
    return { state, message, ...(result as Record<string, unknown>) } as {
      state: string;
      message: string;
      tasks: { id: string; subject: string }[];
      decided: { id: string; from: string; to: string }[];
      refused: { id: string; code: string }[];
      next: string | null;
    };
  };
  const parked = (): Promise<number> => world.count(`task WHERE state = 'parked'`);

  beforeAll(async () => {
    world = await DoingWorld.create();
    const outside = await RecordingHttpServer.start(() => (refusing ? { status: 404 } : {}));
    app = await world.start({ DOING_URL: outside.url });
    for (let n = 1; n <= THINGS; n += 1) await world.write(`thing-${n}`, n);
    await eventually(async () => (await parked()) === THINGS, { timeoutMs: 20_000 });
    refusing = false;
  });
  afterAll(async () => {
    await app.stop();
    await world.database.destroy();
  });

  it('are listed by filter, a page at a time, and shown with their attempts', async () => {
    const filter = { party: 'test:outside', states: ['parked'], limit: 4 };
    const first = await ask('tasks.list', filter);
    expect(first.tasks).toHaveLength(4);
    const second = await ask('tasks.list', { ...filter, after: first.next });
    expect(second.tasks).toHaveLength(3);
    expect(second.next).toBeNull();
    const ids = [...first.tasks, ...second.tasks].map(({ id }) => id);
    expect(new Set(ids).size).toBe(THINGS);
    expect(await ask('tasks.list', { subject: 'thing-3' })).toMatchObject({
      tasks: [{ subject: 'thing-3', reason: 'POST things: 404', lastClass: 'permanent' }],
    });
    expect(await ask('tasks.show', { id: ids[0] })).toMatchObject({
      id: ids[0],
      attempts: [{ class: 'permanent', status: 404 }],
      attemptsInAll: 1,
    });
    expect(await ask('tasks.show', { id: '99999' })).toMatchObject({ state: 'refused' });
  });

  it('are not decided without saying which', async () => {
    expect(await ask('tasks.retry', {})).toMatchObject({ state: 'refused' });
    expect(await ask('tasks.discard', { states: ['parked'], limit: 5 })).toMatchObject({
      state: 'refused',
    });
    expect(await ask('tasks.retry', { id: '1', party: 'test:outside' })).toMatchObject({
      state: 'refused',
    });
    expect(await ask('tasks.retry', { id: '1; DROP TABLE task' })).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('/id deve ser o número de uma tarefa') as string,
    });
    expect(await parked()).toBe(THINGS);
  });

  it('are retried page by page, and keep who and why', async () => {
    const filter = { party: 'test:outside', limit: 3 };
    const rehearsed = await ask('tasks.retry', filter, true);
    expect(rehearsed.decided).toHaveLength(3);
    expect(await parked()).toBe(THINGS);
    const first = await ask('tasks.retry', filter);
    expect(first.decided).toEqual(rehearsed.decided);
    expect(first.message).toBe('3 tarefas postas para repetir.');
    const second = await ask('tasks.retry', { ...filter, after: first.next });
    expect(second.decided).toHaveLength(3);
    await eventually(async () => (await world.count(`task WHERE state = 'done'`)) === 6);
    const actions = (await world.database.query(
      `SELECT DISTINCT action, actor, why, from_state, to_state FROM task_action`,
    )) as object[];
    expect(actions).toEqual([
      {
        action: 'retry',
        actor: 'maria',
        why: 'conferido',
        from_state: 'parked',
        to_state: 'ready',
      },
    ]);
    expect((await world.read('task.released.v1')).length).toBe(6);
  });

  it('are decided one by one too, or refused by their state', async () => {
    const { tasks } = await ask('tasks.list', { states: ['parked'] });
    const id = tasks[0]?.id;
    expect(await ask('tasks.resolve', { id, found: 'absent' })).toMatchObject({
      state: 'refused',
      refused: [{ id, code: 'wrong-state' }],
    });
    expect(await ask('tasks.discard', { id })).toMatchObject({
      state: 'done',
      decided: [{ id, from: 'parked', to: 'discarded' }],
    });
    expect(await ask('tasks.discard', { id })).toMatchObject({ state: 'refused' });
    expect(await parked()).toBe(0);
  });
});
