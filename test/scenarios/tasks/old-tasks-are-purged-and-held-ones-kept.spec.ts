import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Tasks that ended longer ago than TASK_RETENTION_DAYS are deleted with the evidence of their attempts, and lanes that
 * nobody uses with them. What is open or waits for a person stays, however old it is.
 */
describe('the purge of old tasks', () => {
  const Kind = defineTask<{ refused: boolean }>({ name: 'test.old', idempotent: true });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('deletes what ended, and keeps what is held, open or young', async () => {
    const perform = async ({ payload }: TaskView<{ refused: boolean }>): Promise<TaskOutcome> =>
      payload.refused
        ? { class: 'permanent', reason: 'refused' }
        : { class: 'done', result: undefined };
    const performer = performerOf(Kind, { perform });
    const first = await world.runner([performer]);
    const draft = (
      lane: string,
      refused = false,
    ): { lane: string; party: string; payload: { refused: boolean } } => ({
      lane,
      party: 'p',
      payload: { refused },
    });
    await world.enqueue(Kind, [
      ...Array.from({ length: 1_500 }, (_, n) => draft(`old/${n}`)),
      draft('held', true),
      draft('held'),
      draft('young'),
    ]);
    await world.untilCount(`task WHERE state = 'done'`, 1_501);
    await world.untilCount(`task WHERE state = 'parked'`, 1);
    await first.stop();
    await world.database.query(
      `UPDATE task SET ended_at = ended_at - interval '31 days' WHERE lane LIKE 'old/%'`,
    );
    await world.database.query(
      `UPDATE task SET created_at = created_at - interval '90 days' WHERE lane = 'held'`,
    );
    await world.database.query(`UPDATE task_lane SET touched_at = touched_at - interval '31 days'`);

    await world.runner([performer], { TASK_RETENTION_DAYS: '30' });

    await world.untilCount('task', 3);
    await world.untilCount('task_lane', 1);
    expect(await world.database.query('SELECT lane, state FROM task ORDER BY id')).toEqual([
      { lane: 'held', state: 'parked' },
      { lane: 'held', state: 'ready' },
      { lane: 'young', state: 'done' },
    ]);
    expect(await world.count('task_attempt')).toBe(2);
  });
});
