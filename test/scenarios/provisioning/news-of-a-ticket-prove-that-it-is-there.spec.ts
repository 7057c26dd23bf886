import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Order holds within a topic only: the desk's webhook of a ticket may be heard before the call that made it has settled, or
 * when nobody knows whether it arrived. It names our reference, so the ticket is there: the request goes on with it, no
 * second one is made, and what the webhook told is not lost.
 */
it('news of a ticket prove that it is there', async () => {
  const world = await ProvisioningWorld.start();
  world.desk.once('POST', (apply, _request, _response, socket) => {
    apply();
    socket.destroy();
    return 'answered';
  });
  world.desk.once('GET', (_apply, _request, response) => {
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"message":"no search"}');
    return 'answered';
  });
  await world.hire({ applicationId: 101 });
  await world.untilTask('desk.create-ticket', 'unknown');
  const waiting = await world.until(101, 'requesting');
  expect(waiting.desk_reason).toContain('400');
  const [ticket] = world.desk.of(waiting.id);
  await world.ticket({
    ticketId: ticket?.id ?? '',
    reference: waiting.id,
    status: 'ordered',
    date: new Date().toISOString(),
  });
  const open = await world.until(101, 'open');
  expect(open).toMatchObject({ ticket_id: ticket?.id, desk_reason: null });
  expect(open.items.map(({ state }) => state)).toEqual(['ordered', 'ordered']);
  expect(await world.count(`task WHERE kind = 'desk.create-ticket' AND state = 'done'`)).toBe(1);

  // While the call is under way nothing is decided: what was told waits for it.
  let answer: (() => void) | undefined;
  world.desk.once('POST', (apply, _request, response) => {
    apply();
    const made = world.desk.tickets.at(-1);
    answer = () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify(made));
    };
    return 'answered';
  });
  await world.hire({ applicationId: 102 });
  const { id } = await world.until(102, 'requesting');
  await world.untilTask('desk.create-ticket', 'running');
  const early = { reference: id, status: 'delivered', date: new Date().toISOString() };
  await world.ticket({ ...early, ticketId: 'REQ-1002' });
  await world.untilCaughtUp('desk.ticket.updated.v1');
  expect(await world.count('desk_report')).toBe(1);
  answer?.();
  await world.until(102, 'fulfilled');
  expect(await world.count('desk_report')).toBe(0);
  expect(world.desk.tickets).toHaveLength(2);
});
