import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * A platform may send the result before it has answered the order, or while nobody knows whether it took the order at all.
 * The result is the proof that it did: the order's task is settled with it, in the same transaction, instead of being
 * placed again or waiting for a person; a call still under way settles by itself and changes nothing.
 */
describe('a result', () => {
  it('that comes before the order is answered is written, and the answer only adds the order id', async () => {
    const world = await ScreeningWorld.start({ ingest: true });
    const { sandbox } = world;
    await sandbox.settings({ exams: { rules: [{ match: {}, resultFirst: true }] } });
    await sandbox.addApplications(121);
    await sandbox.move(121, 'Exames');
    await sandbox.untilTags(121, ['Apto']);
    await world.until(121, 'returned');
    await sandbox.untilCalls({ system: 'exams', method: 'POST', effect: 'order-created' }, 1);
    const [row] = await world.screenings(121);
    expect(row?.result_round).toBe(1);
    expect(
      await world.count(`task WHERE kind = 'validation.request-order' AND state = 'done'`),
    ).toBe(1);
    expect(await sandbox.count({ effect: 'tag-added' })).toBe(1);
  });

  it.each(['waiting', 'unknown'])('settles an order that is %s', async (state) => {
    const world = await ScreeningWorld.start({
      provider: state === 'unknown' ? 'repeat: unknown' : 'repeat: idempotent',
    });
    const { sandbox } = world;
    await sandbox.addApplications(122);
    // After a 503 an order that may be repeated waits for its next attempt; another one is looked for, and unknown here.
    const wait = state === 'waiting' ? { retryAfterSeconds: 600 } : {};
    await sandbox.fault({
      system: 'exams',
      method: 'POST',
      kind: 'status',
      status: 503,
      ...wait,
    });
    await world.move({ applicationId: 122 });
    const open = await world.untilTask('validation.request-order', state);
    await world.result({ externalId: open.subject, outcome: 'apto', date: '2026-03-03T10:00:00Z' });
    const screening = await world.until(122, 'returned');
    expect(screening.order_open).toBe(false);
    await world.untilTask('validation.request-order', 'done');
    expect(await sandbox.count({ system: 'exams', method: 'POST' })).toBe(1);
    expect((await sandbox.application(122)).tags).toEqual(['Apto']);
  });
});
