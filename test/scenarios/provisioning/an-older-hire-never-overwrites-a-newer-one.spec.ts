import { gupyCandidateHired } from '@ponte/contracts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * Gupy delivers in no order: the event of the first saving may come after that of the second. The date decides, of one
 * date the event's id, so that every order of arrival leads to the same ticket.
 */
it('an older hire never overwrites a newer one', async () => {
  const world = await ProvisioningWorld.start();
  const newest = { applicationId: 31, date: '2026-03-20T16:00:00.000Z' };
  await world.hire({ ...newest, id: 'ffffffff-0000-4000-8000-000000000000' });
  const { id } = await world.until(31, 'open');
  await world.hire(
    { applicationId: 31, date: '2026-03-20T15:59:59.999Z', role: 'Gerente' },
    // A move of the day before, too: it calls nothing off.
    { ...newest, id: '00000000-0000-4000-8000-000000000000', role: 'Gerente' },
  );
  await world.move({ applicationId: 31, date: '2026-03-19T10:00:00.000Z', status: 'give_up' });
  await world.untilCaughtUp(gupyCandidateHired.topic);
  await world.untilCaughtUp('gupy.application.moved.v1');
  expect(world.desk.received.map(({ method }) => method)).toEqual(['POST']);
  expect(world.desk.of(id)).toEqual([expect.objectContaining({ role: 'Analista' })]);
  expect((await world.request(31))?.state).toBe('open');
});
