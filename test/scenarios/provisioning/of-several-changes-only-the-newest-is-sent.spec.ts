import { gupyCandidateHired } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ProvisioningWorld } from '../../fixtures/provisioning/provisioning-world';

/**
 * The desk is away for a while, and HR saves the hire several times: what is sent when it is back is what holds now, in one
 * change, not each in turn. And if the last one takes the first one back, the desk is told so, because its 503 does not
 * say whether it had taken that.
 */
it('of several changes only the newest is sent', async () => {
  const world = await ProvisioningWorld.start();
  await world.hire(
    { applicationId: 141, date: '2026-03-20T10:00:00.000Z' },
    { applicationId: 142, date: '2026-03-20T10:00:00.000Z' },
  );
  const first = await world.until(141, 'open');
  const second = await world.until(142, 'open');
  const day = (of: number) => `2026-03-2${of}T10:00:00.000Z`;
  const attempted = async (count: number) => {
    await eventually(() => world.desk.calls('PUT').length >= count, { timeoutMs: 20_000 });
    await world.untilTask('desk.update-ticket', 'waiting');
  };
  /** No attempt is under way any more that was begun before everything was heard. */
  const heard = async () => {
    await world.untilCaughtUp(gupyCandidateHired.topic);
    await attempted(world.desk.calls('PUT').length + 1);
  };
  world.desk.away.set('PUT', { does: false });
  await world.hire({ applicationId: 141, date: day(1), department: 'Um' });
  await attempted(1);
  await world.hire({ applicationId: 141, date: day(2), department: 'Dois' });
  await world.hire({ applicationId: 141, date: day(3), department: 'Três' });
  await heard();
  world.desk.away.clear();
  await world.untilIdle(141);
  expect(world.desk.of(first.id)).toEqual([
    expect.objectContaining({ department: 'Três', comments: ['Departamento: TI → Três'] }),
  ]);

  world.desk.away.set('PUT', { does: true });
  const before = world.desk.calls('PUT').length;
  await world.hire({ applicationId: 142, date: day(1), department: 'Um' });
  await attempted(before + 1);
  await world.hire({ applicationId: 142, date: day(2) });
  await heard();
  world.desk.away.clear();
  await world.untilIdle(142);
  expect(world.desk.of(second.id)).toEqual([expect.objectContaining({ department: 'TI' })]);
});
