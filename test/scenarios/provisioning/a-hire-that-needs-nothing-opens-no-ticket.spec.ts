import { equipmentCancelled, gupyCandidateHired } from '@ponte/contracts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Somebody who only changes departments has a computer: a kit without positions means that nothing is asked for, whatever
 * else is missing. If it turns out so only after the ticket was opened, the ticket is cancelled; if it turns out otherwise,
 * one is opened.
 */
it('a hire that needs nothing opens no ticket', async () => {
  const world = await ProvisioningWorld.start();
  const transfer = {
    hiringType: 'internal_transfer',
    workplace: 'Estoque',
    candidate: { identificationDocument: '' },
  };
  await world.hire({ applicationId: 131, date: '2026-03-20T10:00:00.000Z', ...transfer });
  const skipped = await world.until(131, 'skipped');
  expect(skipped.candidate_sealed).toBeNull();
  // Saved again unchanged: nothing of the person is kept either.
  await world.hire({ applicationId: 131, date: '2026-03-20T11:00:00.000Z', ...transfer });
  await world.untilCaughtUp(gupyCandidateHired.topic);
  expect(await world.until(131, 'skipped')).toMatchObject({ candidate_sealed: null });
  expect(world.desk.received).toEqual([]);

  await world.hire({ applicationId: 131, date: '2026-03-21T10:00:00.000Z' });
  const { id } = await world.until(131, 'open');
  await world.hire({ applicationId: 131, date: '2026-03-22T10:00:00.000Z', ...transfer });
  await world.until(131, 'cancelled');
  await world.untilIdle(131);
  expect(world.desk.of(id).map(({ status }) => status)).toEqual(['cancelled']);
  expect(await world.untilTold(equipmentCancelled.topic, 1)).toEqual([
    expect.objectContaining({ requestId: id, reason: 'not-needed' }),
  ]);
  await world.untilCaughtUp(gupyCandidateHired.topic);
  await world.hire({ applicationId: 131, date: '2026-03-23T10:00:00.000Z' });
  await world.until(131, 'open');
  expect(world.desk.of(id).map(({ status }) => status)).toEqual(['cancelled', 'requested']);
});
