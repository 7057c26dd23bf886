import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * How much one call holds and how many run at once may be a customer's setting, so a performer gives its limits at start:
 * a group with small batches gets small ones while another gets large ones, a call may take longer than the kind says,
 * and a slow group that uses up its own calls takes no place away from the others.
 */
describe('limits that a performer gives', () => {
  const Kind = defineTask<{ n: number }>({
    name: 'test.limits',
    idempotent: false,
    onHold: 'skip',
    batch: { size: 50, fillMs: 100 },
    callTimeoutMs: 50,
    concurrency: 2,
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('bound the size and the number of calls of each group, and how long one may take', async () => {
    const sizes = new Map<string, number[]>();
    const running = new Map<string, number>();
    let most = 0;
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const performBatch = async (
      tasks: readonly TaskView<{ n: number }>[],
    ): Promise<TaskOutcome[]> => {
      const group = tasks[0]?.lane.split('/')[0] ?? '';
      sizes.set(group, [...(sizes.get(group) ?? []), tasks.length]);
      running.set(group, (running.get(group) ?? 0) + 1);
      if (group === 'slow') {
        most = Math.max(most, running.get(group) ?? 0);
        await slow;
      }
      running.set(group, (running.get(group) ?? 1) - 1);
      return tasks.map(() => ({ class: 'done', result: undefined }));
    };
    const limits = {
      callTimeoutMs: 60_000,
      concurrency: 4,
      batchSizeOf: (group: string): number => (group === 'small' ? 2 : 1_000),
      concurrencyOf: (group: string): number => (group === 'slow' ? 2 : 4),
    };
    await world.enqueue(
      Kind,
      [
        ...Array.from({ length: 300 }, (_, n) => ['slow', n] as const),
        ...Array.from({ length: 9 }, (_, n) => ['small', n] as const),
        ...Array.from({ length: 60 }, (_, n) => ['large', n] as const),
      ].map(([group, n]) => ({ lane: `${group}/${n}`, party: group, group, payload: { n } })),
    );
    await world.runner([performerOf(Kind, { limits, performBatch })]);

    await world.untilCount(`task WHERE state = 'done' AND task_group <> 'slow'`, 69);
    // 300 tasks are six calls; two of them run, longer than the 50 ms of the kind, and four wait.
    expect(await world.count(`task WHERE state = 'running'`)).toBe(100);
    release();
    await world.untilCount(`task WHERE state = 'done'`, 369);

    expect(sizes.get('small')).toEqual([2, 2, 2, 2, 1]);
    expect(sizes.get('large')).toEqual([50, 10]);
    expect(most).toBe(2);
  });
});
