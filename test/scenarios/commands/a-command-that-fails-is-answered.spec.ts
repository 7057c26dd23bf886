import type { AppProcess } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * Whoever asked hears how it ended, whatever happens: a handler that throws is tried as often as any event and then
 * answered as failed, with the reason and without what looks personal in it, and the command is kept as a dead letter. A
 * result that is too large to be told fails at once, and what was done is taken back. The commands behind go on.
 */
describe('a command whose handler fails', () => {
  let world: DoingWorld;
  let app: AppProcess;

  beforeAll(async () => {
    world = await DoingWorld.create();
    app = await world.start({});
  });
  afterAll(async () => {
    await app.stop();
    await world.database.destroy();
  });

  it('is answered as failed after its tries, and is a dead letter', async () => {
    const { operator } = world;
    const failing = operator.command('thing.note', { thing: 'a', n: 1, wish: 'throw' });
    const behind = operator.command('thing.note', { thing: 'b', n: 1 });
    await operator.send(failing, behind);
    const answer = await operator.last(failing.commandId);
    expect(answer).toMatchObject({ state: 'failed', actor: 'maria', seq: 0, result: null });
    expect(answer.message).toContain('nothing can be done for');
    expect(answer.message).not.toContain('529');
    expect(await operator.last(behind.commandId)).toMatchObject({ state: 'done' });
    // Once with its slice, then three times alone.
    expect(await world.count(`tried WHERE event_id = '${failing.commandId}'`)).toBeLessThanOrEqual(
      4,
    );
    expect(await world.count(`noted`)).toBe(1);
    const letters = await world.read('doing.dead.v1');
    expect(letters.map(({ headers }) => headers['ponte-event-id'])).toEqual([failing.commandId]);
    expect(await operator.answers(failing.commandId)).toHaveLength(1);
  });

  it('is answered at once when its result is too large, and nothing of it stays', async () => {
    const answer = await world.operator.ask('thing.note', { thing: 'c', n: 1, wish: 'too-much' });
    expect(answer).toMatchObject({ state: 'failed', result: null });
    expect(answer.message).toContain('limit, after');
    expect(await world.count(`noted WHERE thing = 'c'`)).toBe(0);
    expect(await world.count(`tried WHERE event_id = '${answer.commandId}'`)).toBe(1);
    expect(await world.read('doing.dead.v1')).toHaveLength(1);
  });
});
