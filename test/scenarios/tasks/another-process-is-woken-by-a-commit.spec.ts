import { defineTask, type TaskDraft, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { HandlerSpy } from '@ponte/testing';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A task does not wait for the next poll: the commit that enqueued it wakes the runner of its own process and, by a
 * notification, those of the others, also after the listening connection was cut and made again. Without LISTEN (behind a
 * pooler) it is the poll that finds the task: slower, but as surely.
 */
describe('a committed task', () => {
  const Kind = defineTask<object>({ name: 'test.woken', idempotent: true, concurrency: 1 });
  const draft = (lane: string): TaskDraft => ({ lane, party: 'p', payload: {} });
  const listening = `pg_stat_activity WHERE application_name = 'ponte-task-listener'
    AND datname = current_database() AND state = 'idle' AND query LIKE 'LISTEN%'`;
  let world: TasksWorld;
  let seen: HandlerSpy<string>;
  const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
    seen.see(task.lane);
    return { class: 'done', result: undefined };
  };

  beforeEach(async () => {
    world = await TasksWorld.create();
    seen = new HandlerSpy();
  });
  afterEach(() => world.close());

  it('wakes another process, again after its connection was cut', async () => {
    const gate = new Gate();
    const busy = async (): Promise<TaskOutcome> => {
      seen.see('busy');
      await gate.passed;
      return { class: 'done', result: undefined };
    };
    // The one that enqueues has its only slot taken; polls are far away.
    const first = await world.runner([performerOf(Kind, { perform: busy })], {
      TASK_POLL_MS: '60000',
    });
    await first.enqueue(Kind, [draft('busy')]);
    await seen.count(1);
    await world.runner([performerOf(Kind, { perform })], { TASK_POLL_MS: '60000' });
    await world.untilCount(listening, 2);

    await first.enqueue(Kind, [draft('one')]);
    await seen.first((lane) => lane === 'one', 5_000);

    await world.database.query(`SELECT pg_terminate_backend(pid) FROM ${listening}`);
    await world.untilCount(listening, 2);
    await first.enqueue(Kind, [draft('two')]);
    await seen.first((lane) => lane === 'two', 5_000);
    gate.open();
    await world.untilDone();
  });

  it('is found by the poll where nothing can be listened to', async () => {
    await world.runner([performerOf(Kind, { perform })], {
      TASK_LISTEN: 'false',
      TASK_POLL_MS: '300',
    });
    await world.enqueue(Kind, [draft('polled')]);
    await seen.first((lane) => lane === 'polled', 5_000);
    expect(await world.count(listening)).toBe(0);
  });
});
