import { deskTicketUpdated, equipmentCancelled, equipmentFulfilled } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

const at = (hour: number) => `2026-03-25T${hour}:00:00.000Z`;

/**
 * The desk tells of its ticket by webhook, in its own words and in any order: each position follows the newest of them, a
 * word nobody configured changes nothing, and when all is delivered that is told, once, and what was sealed of the person
 * is gone. News may come before we know that the ticket is there.
 */
it('what the desk tells becomes the state of each position', async () => {
  const world = await ProvisioningWorld.start({
    more: 'statuses: { ordered: ["Em compra"], delivered: [Entregue], cancelled: [Cancelado] }',
  });
  await world.hire({ applicationId: 91 }, { applicationId: 92 });
  const request = await world.until(91, 'open');
  const cancelled = await world.until(92, 'open');
  const ticketId = request.ticket_id ?? '';
  const items = (notebook: string, headset: string) => [
    { sku: 'notebook-14', status: notebook },
    { sku: 'headset', status: headset },
  ];
  const states = async () => (await world.request(91))?.items.map(({ state }) => state);

  await world.ticket({ ticketId, status: 'EM COMPRA ', date: at(12) });
  await eventually(async () => (await states())?.join() === 'ordered,ordered');
  await world.ticket(
    { ticketId, status: 'em compra', items: items('em compra', 'entregue'), date: at(14) },
    { ticketId, status: 'Em compra', items: items('em compra', 'em compra'), date: at(13) },
    { ticketId, status: 'Na prateleira', date: at(15) },
    { ticketId, status: 'Entregue', date: at(16), source: 'another-desk' },
  );
  await world.untilCaughtUp(deskTicketUpdated.topic);
  expect(await states()).toEqual(['ordered', 'delivered']);
  expect(world.services[0]?.logs.lines.some((line) => line.includes('Na prateleira'))).toBe(true);

  await world.ticket({ ticketId, status: 'entregue', date: at(17) });
  const done = await world.until(91, 'fulfilled');
  expect(done).toMatchObject({ candidate_sealed: null });
  await world.ticket({ ticketId, status: 'entregue', date: at(18) });
  await world.ticket({ ticketId: cancelled.ticket_id ?? '', status: 'Cancelado', date: at(18) });
  await world.until(92, 'cancelled');
  expect(await world.untilTold(equipmentFulfilled.topic, 1)).toEqual([
    expect.objectContaining({ requestId: request.id, ticketId }),
  ]);
  expect(await world.untilTold(equipmentCancelled.topic, 1)).toEqual([
    expect.objectContaining({ requestId: cancelled.id, reason: 'desk' }),
  ]);
  // The desk cancelled it itself: it is not asked to.
  expect(world.desk.calls('PATCH')).toEqual([]);

  // Hiring data saved again after that open nothing.
  await world.hire({ applicationId: 91, date: '2026-03-30T10:00:00.000Z', role: 'Gerente' });
  await world.untilCaughtUp('gupy.candidate.hired.v1');
  expect((await world.request(91))?.state).toBe('fulfilled');
  expect(world.desk.calls('PUT')).toEqual([]);
});
