import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * While the budget of a party is used up, its tasks are left alone: claiming the heads of all its lanes only to refuse them
 * would cost a claim, a transaction and a row of evidence each, thousands per minute for nothing. Other parties go on, and
 * what the process refused itself is no attempt.
 */
describe('a budget that is used up', () => {
  const LANES = 200;
  const WINDOW_MS = 300;
  const PER_WINDOW = 20;
  const Kind = defineTask<object>({ name: 'test.budget', idempotent: true, concurrency: 8 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('is asked for hardly more often than calls are sent, and holds up nobody else', async () => {
    let windowEnds = 0;
    let left = 0;
    let asked = 0;
    let sent = 0;
    let sentWhenOthersWereDone = 0;
    let othersLeft = 50;
    const perform = async ({ party }: TaskView<object>): Promise<TaskOutcome> => {
      if (party === 'other') {
        othersLeft -= 1;
        if (othersLeft === 0) sentWhenOthersWereDone = sent;
        return { class: 'done', result: undefined };
      }
      asked += 1;
      const now = performance.now();
      if (now >= windowEnds) [windowEnds, left] = [now + WINDOW_MS, PER_WINDOW];
      if (left === 0)
        return { class: 'throttled', reason: 'no budget left', retryAfterMs: windowEnds - now };
      left -= 1;
      sent += 1;
      return { class: 'done', result: undefined };
    };
    await world.runner([performerOf(Kind, { perform })]);
    const drafts = (
      party: string,
      lanes: number,
    ): { lane: string; party: string; payload: object }[] =>
      Array.from({ length: lanes }, (_, lane) => ({
        lane: `${party}/${lane}`,
        party,
        payload: {},
      }));
    await world.enqueue(Kind, [...drafts('full', LANES), ...drafts('other', 50)]);
    await world.untilDone();

    expect(sent).toBe(LANES);
    // Per window: the 20 that are sent, and at most the 8 under way when the first is refused.
    expect(asked / sent).toBeLessThanOrEqual(1.5);
    expect(sentWhenOthersWereDone).toBeLessThan(LANES / 2);
    expect(await world.count(`task_attempt WHERE class = 'throttled'`)).toBe(0);
    expect(await world.count('task_attempt')).toBe(LANES + 50);
  });
});
