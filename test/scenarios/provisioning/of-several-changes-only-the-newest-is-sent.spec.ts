import { gupyCandidateHired } from '@ponte/contracts';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * The desk is away for a while, and HR saves the hire several times: what is sent when it is back is what holds now, in one
 * change, not each in turn; and nothing at all if in the end all is as the ticket says.
 */
it('of several changes only the newest is sent', async () => {
  const world = await ProvisioningWorld.start();
  await world.hire(
    { applicationId: 141, date: '2026-03-20T10:00:00.000Z' },
    { applicationId: 142, date: '2026-03-20T10:00:00.000Z' },
  );
  const first = await world.until(141, 'open');
  const second = await world.until(142, 'open');
  for (let attempt = 0; attempt < 2; attempt += 1)
    world.desk.once('PUT', (_apply, _request, response) => {
      response.writeHead(503).end();
      return 'answered';
    });
  const day = (of: number) => `2026-03-2${of}T10:00:00.000Z`;
  await world.hire({ applicationId: 141, date: day(1), department: 'Um' });
  await world.hire({ applicationId: 142, date: day(1), department: 'Um' });
  await world.untilTask('desk.update-ticket', 'waiting');
  await world.hire({ applicationId: 141, date: day(2), department: 'Dois' });
  await world.hire({ applicationId: 142, date: day(2) });
  await world.hire({ applicationId: 141, date: day(3), department: 'Três' });
  await world.untilCaughtUp(gupyCandidateHired.topic);
  await world.untilIdle(141);
  await world.untilIdle(142);
  const changed = world.desk.of(first.id)[0];
  expect(changed).toMatchObject({ department: 'Três' });
  expect(changed?.comments.at(-1)).toBe('Departamento: TI → Três');
  expect(changed?.comments.length).toBeLessThanOrEqual(2);
  expect(world.desk.of(second.id)[0]).toMatchObject({ department: 'TI' });
});
