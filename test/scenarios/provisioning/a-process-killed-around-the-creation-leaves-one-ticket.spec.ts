import { eventually } from '@ponte/testing';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Two notebooks for one person is money lost, none is a first day without one. The process is killed while the desk works
 * on its calls: one ticket was made and its answer never read, of the other the desk never knew. Another process looks
 * for both by our reference, takes the first and makes the second: one ticket each.
 */
it('a process killed around the creation leaves one ticket', async () => {
  const world = await ProvisioningWorld.start();
  let seen = 0;
  const silent = (isMade: (body: string) => boolean) => {
    world.desk.once('POST', (apply, { body }) => {
      if (isMade(body)) apply();
      seen += 1;
      return 'answered';
    });
  };
  let first: string | undefined;
  // Whichever comes first is made; neither is answered.
  silent((body) => {
    first = (JSON.parse(body) as { reference: string }).reference;
    return true;
  });
  silent(() => false);
  await world.hire({ applicationId: 51 }, { applicationId: 52 });
  await eventually(() => seen === 2, { timeoutMs: 20_000, what: 'both calls' });
  await world.services[0]?.kill();
  expect(world.desk.tickets.map(({ reference }) => reference)).toEqual([first]);

  await (await world.spawn()).ready();
  const requests = [await world.until(51, 'open', 45_000), await world.until(52, 'open', 45_000)];
  for (const { id, ticket_id } of requests)
    expect(world.desk.of(id)).toEqual([expect.objectContaining({ id: ticket_id })]);
  expect(world.desk.calls('POST')).toHaveLength(3);
  expect(world.desk.calls('GET').length).toBeGreaterThanOrEqual(2);
});
