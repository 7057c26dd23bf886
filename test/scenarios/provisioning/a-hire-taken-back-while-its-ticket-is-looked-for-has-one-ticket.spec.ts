import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Nobody knows yet whether the desk has the ticket, because its search is away; meanwhile the hire is called off, and then
 * made again. The ticket that turns out to be there is that of the hire: it is neither forgotten nor made twice, and says
 * what holds now.
 */
it('a hire taken back while its ticket is looked for has one ticket', async () => {
  const world = await ProvisioningWorld.start();
  world.desk.away.set('GET', { does: false });
  world.desk.once('POST', (apply, _request, _response, socket) => {
    apply();
    socket.destroy();
    return 'answered';
  });
  await world.hire({ applicationId: 201, date: '2026-03-20T10:00:00.000Z' });
  await world.untilTask('desk.create-ticket', 'waiting');
  await world.move({ applicationId: 201, date: '2026-03-21T10:00:00.000Z', status: 'give_up' });
  await world.until(201, 'cancelled');
  await world.hire({ applicationId: 201, date: '2026-03-22T10:00:00.000Z', role: 'Gerente' });
  const { id } = await world.until(201, 'requesting');
  world.desk.away.clear();
  const open = await world.until(201, 'open', 45_000);
  await world.untilIdle(201);
  expect(world.desk.of(id)).toEqual([
    expect.objectContaining({ id: open.ticket_id, reference: id, role: 'Gerente' }),
  ]);
  expect(world.desk.calls('POST')).toHaveLength(1);
});
