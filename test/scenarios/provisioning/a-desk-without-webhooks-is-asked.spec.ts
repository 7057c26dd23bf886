import { equipmentFulfilled } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * A desk that sends no webhook, or loses one, is asked for its open tickets now and then; what it says counts as if it had
 * told it. Tickets that have ended are not asked for any more.
 */
it('a desk without webhooks is asked', async () => {
  const world = await ProvisioningWorld.start({ more: 'poll: { every: 1s }' });
  await world.hire({ applicationId: 111 });
  const { id } = await world.until(111, 'open');
  const [ticket] = world.desk.of(id);
  if (!ticket) throw new Error('no ticket');
  ticket.status = 'ordered';
  await eventually(
    async () => (await world.request(111))?.items.every(({ state }) => state === 'ordered'),
    { timeoutMs: 20_000, what: 'ordered' },
  );
  ticket.items = ticket.items.map((item) => ({ ...item, status: 'delivered' }));
  await world.until(111, 'fulfilled');
  expect(await world.untilTold(equipmentFulfilled.topic, 1)).toHaveLength(1);
  expect(await world.count(`equipment_request WHERE poll_at IS NOT NULL`)).toBe(0);
  expect(await world.count(`task WHERE kind = 'desk.read-ticket' AND ended_at IS NULL`)).toBe(0);
});
