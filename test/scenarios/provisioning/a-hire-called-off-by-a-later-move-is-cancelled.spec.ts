import { equipmentCancelled, gupyApplicationMoved } from '@ponte/contracts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

const hired = (day: number) => `2026-03-${day}T10:00:00.000Z`;
const step = { id: 7, name: 'Entrevista' };

/**
 * Who gives up, is reproved or goes back to an earlier step needs no notebook: the ticket is cancelled at the desk and that
 * is told. Whatever order the events come in: a move heard before the hire that it calls off counts as well. A move
 * within the hiring ends nothing. Hired anew after that, the person gets a ticket of its own.
 */
it('a hire called off by a later move is cancelled', async () => {
  const world = await ProvisioningWorld.start();
  await world.hire(
    { applicationId: 81, date: hired(20) },
    { applicationId: 82, date: hired(20) },
    { applicationId: 83, date: hired(20) },
  );
  for (const applicationId of [81, 82, 83]) await world.until(applicationId, 'open');
  await world.move(
    { applicationId: 81, date: hired(21), status: 'give_up' },
    { applicationId: 82, date: hired(21), step, type: 'offline', status: 'in_process' },
    { applicationId: 83, date: hired(21), step: { name: 'Admissão' }, type: 'final' },
    { applicationId: 84, date: hired(21), status: 'reproved' },
  );
  await world.until(81, 'cancelled');
  await world.until(82, 'cancelled');
  const first = await world.untilIdle(81);
  await world.untilIdle(82);
  await world.untilCaughtUp(gupyApplicationMoved.topic);
  expect((await world.request(83))?.state).toBe('open');
  expect(world.desk.tickets.map(({ status }) => status).sort()).toEqual([
    'cancelled',
    'cancelled',
    'requested',
  ]);
  expect(first).toMatchObject({ reason: 'moved', candidate_sealed: null, ticket_open: false });

  await world.hire({ applicationId: 84, date: hired(20) });
  await world.until(84, 'cancelled');
  expect(world.desk.calls('POST')).toHaveLength(3);
  const told = await world.untilTold(equipmentCancelled.topic, 3);
  expect(told.map(({ applicationId, reason }) => [applicationId, reason]).sort()).toEqual([
    [81, 'moved'],
    [82, 'moved'],
    [84, 'moved'],
  ]);
  expect(told[0]?.items).toEqual([
    expect.objectContaining({ state: 'cancelled' }),
    expect.objectContaining({ state: 'cancelled' }),
  ]);

  await world.hire({ applicationId: 81, date: hired(22) });
  const again = await world.until(81, 'open');
  expect(again.ticket_id).not.toBe(first.ticket_id);
  expect(world.desk.of(first.id).map(({ status, reference }) => [reference, status])).toEqual([
    [first.id, 'cancelled'],
    [`${first.id}-2`, 'requested'],
  ]);
});
