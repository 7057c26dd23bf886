import { eventually } from '@ponte/testing';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * The desk is away, and a hire whose ticket could not be made is called off meanwhile: when the desk is back it is not
 * asked for that person. Nor if the call was under way at that very moment: what it left behind is given up.
 */
it('a desk that was away is not asked for who has left', async () => {
  const world = await ProvisioningWorld.start();
  // Surely not taken, and to be repeated.
  world.desk.away.set('POST', { does: false, status: 408 });
  await world.hire({ applicationId: 191, date: '2026-03-20T10:00:00.000Z' });
  await world.untilTask('desk.create-ticket', 'waiting');
  await world.move({ applicationId: 191, date: '2026-03-21T10:00:00.000Z', status: 'give_up' });
  await world.until(191, 'cancelled');
  await world.untilIdle(191);

  let answer: (() => void) | undefined;
  world.desk.once('POST', (_apply, _request, response) => {
    answer = () => response.writeHead(408).end();
    return 'answered';
  });
  await world.hire({ applicationId: 192, date: '2026-03-20T10:00:00.000Z' });
  await eventually(() => answer !== undefined, { timeoutMs: 20_000, what: 'the call' });
  await world.move({ applicationId: 192, date: '2026-03-21T10:00:00.000Z', status: 'reproved' });
  const { id } = await world.until(192, 'cancelled');
  answer?.();
  await world.untilIdle(192);
  // Not even by a repeat before it was given up.
  expect(world.desk.calls('POST').filter(({ body }) => body.includes(id))).toHaveLength(1);
  expect(world.desk.tickets).toEqual([]);
  expect(await world.count(`task WHERE ended_at IS NULL`)).toBe(0);
});
