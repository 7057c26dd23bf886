import { defineTask, enqueueTasks, type TaskOutcome, type TaskToEnqueue } from '@ponte/messaging';
import { eventually } from '@ponte/testing';
import type { EntityManager } from 'typeorm';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';
import { withoutLaneLocks } from '../../fixtures/tasks/without-lane-locks';

/**
 * The last task of a lane finishes while another transaction puts a successor behind it. The finishing one does not see
 * the successor, the enqueuing one still sees a head: without a lock common to both nobody makes the successor the head,
 * and its lane sleeps for good. The lane's row is that lock. The second test takes the lock away and shows that the same
 * schedule then leaves the lane asleep: the first is able to fail.
 */
describe('a successor enqueued while the head finishes', () => {
  const Kind = defineTask<object>({ name: 'test.race', idempotent: true });
  const draft: TaskToEnqueue = { kind: Kind, draft: { lane: 'l', party: 'p', payload: {} } };
  const done = async (): Promise<TaskOutcome> => ({ class: 'done', result: undefined });
  let world: TasksWorld;

  beforeEach(async () => {
    world = await TasksWorld.create();
  });
  afterEach(() => world.close());

  /**
   * Holds an enqueuing transaction open from before the head settles until after: it has judged by then whether the lane
   * has a head. With the lock, it has to wait for its turn or the settle for its own.
   */
  async function race(guard: (manager: EntityManager) => EntityManager): Promise<void> {
    const returned = new Gate();
    await enqueueTasks(world.database.manager, [draft]);
    await world.runner([performerOf(Kind, { perform: () => returned.passed.then(done) })]);
    await world.untilCount(`task WHERE state = 'running'`, 1);
    await world.database.transaction(async (manager) => {
      await enqueueTasks(guard(manager), [draft]);
      returned.open();
      // Either the settle has committed, unseen by this transaction, or it waits for this transaction's lock.
      await eventually(async () => {
        const isDone = await world.count(`task WHERE state = 'done'`);
        const waits = await world.count(
          `pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        );
        return isDone + waits > 0;
      });
    });
  }

  it('becomes the head', async () => {
    await race((manager) => manager);
    await world.untilDone();
    expect(await world.count('task')).toBe(2);
  });

  it('would sleep without the lock', async () => {
    await race(withoutLaneLocks);
    await world.untilCount(`task WHERE state = 'done'`, 1);
    expect(await world.count(`task WHERE state = 'ready' AND NOT head`)).toBe(1);
    expect(await world.count('task WHERE head')).toBe(0);
  });
});
