import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * On SIGTERM the slice under way is finished and its offset committed, the rest of the batch is left to the next process,
 * which joins at once because the first has left its group.
 */
describe('SIGTERM in the middle of a batch', () => {
  const TOTAL = 400;
  let world: HearingWorld;
  let notedAtExit: number;
  let committedAtExit: number;

  beforeAll(async () => {
    // 0.2 s a slice: slices that take more than 1 s are made smaller, which a busy machine must not bring about here.
    world = await HearingWorld.create({ HEARING_EVENT_MS: '8', SUBSCRIBE_SLICE_EVENTS: '25' });
    const app = await world.start();
    await world.write(Array.from({ length: TOTAL }, (_, n) => ({ thing: 'one-key', n })));
    await world.untilNoted(25);
    expect(await app.stop()).toEqual({ code: 0, signal: null });
    notedAtExit = (await world.noted()).length;
    committedAtExit = Math.max(...(await world.committed()).values());
    const next = await world.start({ HEARING_EVENT_MS: '0' });
    await world.untilNoted(TOTAL);
    await next.stop();
  });
  afterAll(() => world.close());

  it('finishes whole slices, and leaves the rest', () => {
    expect(notedAtExit % 25).toBe(0);
    expect(notedAtExit).toBeLessThan(TOTAL);
  });

  it('commits the offset of what it has done', () => {
    expect(committedAtExit).toBe(notedAtExit);
  });

  it('counts no death', async () => {
    expect(await world.count('consume_attempt WHERE starts > 0')).toBe(0);
  });

  it('lets the next process do the rest, in order', async () => {
    expect((await world.noted()).map(({ n }) => n)).toEqual(
      Array.from({ length: TOTAL }, (_, n) => n),
    );
  });
});
