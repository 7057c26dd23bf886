import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * Nest runs two handlers of one pattern at the same time, on the one connection of the slice's transaction: what they
 * write interleaves. A service with two does not start, and says which two.
 */
it('refuses to start with two handlers of one contract, naming both', async () => {
  const world = await HearingWorld.create();
  const app = await world.spawn({}, 'twice-main.ts');
  const { code } = await app.exited;
  const log = app.logs.tail();
  await world.close();
  expect(code).toBe(1);
  expect(log).toContain('test.thing.happened.v1 is subscribed to twice');
  expect(log).toContain('ThingListener.heard');
  expect(log).toContain('SecondListener.alsoHeard');
});
