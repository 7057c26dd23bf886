import type { AppProcess } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * Whoever asked has given up waiting when a command expires, and may have done something else since. A service that was
 * away meanwhile does not run it when it comes back: it answers that it has expired.
 */
describe('a command that expired while the service was away', () => {
  let world: DoingWorld;
  let app: AppProcess;

  beforeAll(async () => {
    world = await DoingWorld.create();
    app = await world.start({});
    await app.stop();
  });
  afterAll(async () => {
    await app.stop();
    await world.database.destroy();
  });

  it('is answered and not run; one that has time is', async () => {
    const { operator } = world;
    const past = { expiresAt: new Date(Date.now() - 1).toISOString() };
    const late = operator.command('thing.note', { thing: 'late', n: 1 }, past);
    const unknown = operator.command('no.such', {}, past);
    const timely = operator.command('thing.note', { thing: 'timely', n: 1 });
    await operator.send(late, unknown, timely);
    app = await world.start({});
    expect(await operator.last(timely.commandId)).toMatchObject({ state: 'done' });
    expect(await operator.last(late.commandId)).toMatchObject({
      state: 'expired',
      message: expect.stringContaining(past.expiresAt) as string,
    });
    expect(await operator.last(unknown.commandId)).toMatchObject({ state: 'expired' });
    expect(await world.count('noted')).toBe(1);
    expect(await world.count('tried')).toBe(1);
  });
});
