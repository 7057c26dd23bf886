import { equipmentRequested } from '@ponte/contracts';
import { PERSON } from '../../fixtures/provisioning/settings';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * The flow's central promise: hiring data are saved in Gupy, and the desk has one ticket that says who starts when, where
 * and with what; the person's CPF stands in it, because the desk needs it. The event that tells of it has no word of
 * the person.
 */
it('a hire becomes one ticket and is told', async () => {
  const world = await ProvisioningWorld.start();
  await world.hire({ applicationId: 11 });
  const request = await world.until(11, 'open');

  expect(world.desk.tickets).toEqual([
    expect.objectContaining({
      reference: request.id,
      cpf: PERSON.cpf,
      name: PERSON.name,
      role: 'Analista',
      workplace: 'Recepção',
      department: 'TI',
      branch: 'Matriz > São Paulo',
      startsOn: '2026-04-06',
      dueOn: '2026-03-27',
      items: [
        expect.objectContaining({ sku: 'notebook-14', quantity: 1 }),
        expect.objectContaining({ sku: 'headset', quantity: 1 }),
      ],
    }),
  ]);
  expect(world.desk.calls('POST')[0]?.headers.authorization).toBe('Bearer desk-token-of-scenarios');
  expect(request.ticket_id).toBe(world.desk.tickets[0]?.id);

  const [told, ...more] = await world.untilTold(equipmentRequested.topic, 1);
  expect(more).toEqual([]);
  expect(told).toMatchObject({
    requestId: request.id,
    source: 'acme',
    applicationId: 11,
    jobId: 8451877,
    role: 'Analista',
    workplace: 'Recepção',
    startsOn: '2026-04-06',
    dueOn: '2026-03-27',
    ticketId: request.ticket_id,
    change: 'opened',
    items: [
      { sku: 'notebook-14', quantity: 1, kit: 'recepcao', state: 'requested' },
      { sku: 'headset', quantity: 1, kit: 'recepcao', state: 'requested' },
    ],
  });
});
