import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * A person may be hired twice (two companies, or again after leaving): another application is another request, with a
 * ticket of its own. So is the same application number in another Gupy account.
 */
it('one person hired twice is two requests', async () => {
  const world = await ProvisioningWorld.start();
  await world.hire({ applicationId: 41 }, { applicationId: 42 });
  const first = await world.until(41, 'open');
  const second = await world.until(42, 'open');
  expect(first.id).not.toBe(second.id);
  expect(world.desk.tickets.map(({ reference }) => reference).sort()).toEqual(
    [first.id, second.id].sort(),
  );
  await world.hire({ applicationId: 41, source: 'other' });
  await world.untilCaughtUp('gupy.candidate.hired.v1');
  expect(await world.count('equipment_request')).toBe(3);
});
