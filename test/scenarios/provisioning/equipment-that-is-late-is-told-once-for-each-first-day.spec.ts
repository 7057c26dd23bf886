import { equipmentOverdue, gupyCandidateHired } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/**
 * Somebody must hear in time that a first day will be one without a computer: what is not delivered so many days before it
 * is told, also where it hangs on a missing CPF. Once, however often it is looked at, and by two processes; again only if
 * the first day is put off and comes near once more.
 */
it('equipment that is late is told once for each first day', async () => {
  const world = await ProvisioningWorld.start({ more: 'overdue: { daysBefore: 3, every: 0.3 }' });
  await (await world.spawn()).ready();
  await world.hire(
    { applicationId: 121, date: inDays(-3), hiringDate: inDays(2) },
    { applicationId: 122, date: inDays(-3), hiringDate: inDays(30) },
    {
      applicationId: 123,
      date: inDays(-3),
      hiringDate: inDays(-1),
      candidate: { identificationDocument: '' },
    },
    {
      applicationId: 124,
      date: inDays(-3),
      hiringDate: inDays(2),
      hiringType: 'internal_transfer',
      workplace: 'x',
    },
  );
  await world.until(121, 'open');
  await world.until(124, 'skipped');
  const told = await world.untilTold(equipmentOverdue.topic, 2);
  expect(told.map(({ applicationId, daysLeft }) => [applicationId, daysLeft]).sort()).toEqual([
    [121, 2],
    [123, -1],
  ]);

  await world.hire({ applicationId: 121, date: inDays(-2), hiringDate: inDays(30) });
  await world.untilCaughtUp(gupyCandidateHired.topic);
  await world.hire({ applicationId: 121, date: inDays(-1), hiringDate: inDays(1) });
  const again = await eventually(async () => {
    const events = await world.untilTold(equipmentOverdue.topic, 3);
    return events.filter(({ applicationId }) => applicationId === 121);
  });
  expect(again.map(({ daysLeft }) => daysLeft)).toEqual([2, 1]);
  expect(await world.read(equipmentOverdue.topic)).toHaveLength(3);
});
