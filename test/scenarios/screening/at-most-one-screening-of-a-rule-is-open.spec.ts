import { gupyApplicationMoved } from '@ponte/contracts';
import { movedRecord } from '../../fixtures/screening/events';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Two replicas, every event delivered three times, by different partitions and in the midst of a rebalance; and for each
 * application two different entries, which the same rule could both take. In the end each application has exactly one
 * open screening, and the platform exactly one order of it.
 */
it('at most one screening of a rule is open, whoever hears what how often', async () => {
  const world = await ScreeningWorld.start();
  const count = 30;
  await world.sandbox.addApplications(2_001, count);
  const ids = Array.from({ length: count }, (_, n) => 2_001 + n);
  const records = ids.flatMap((applicationId) => [
    movedRecord({ applicationId, date: '2026-03-02T12:00:00.000Z' }),
    movedRecord({ applicationId, date: '2026-03-02T12:00:01.000Z' }),
  ]);
  await world.write(records);
  const second = await world.spawn();
  // Other keys lead to other partitions: the same application is heard by both replicas at once.
  await world.write(records.map((record) => ({ ...record, key: `${record.key}-a` })));
  await second.ready();
  await world.write(records.map((record) => ({ ...record, key: `${record.key}-b` })));
  await world.sandbox.untilCalls({ effect: 'order-created' }, count);
  for (const id of ids) await world.until(id, 'waiting');
  await world.untilCaughtUp(gupyApplicationMoved.topic);
  expect(await world.count('screening')).toBe(count);
  expect(await world.sandbox.count({ effect: 'order-created' })).toBe(count);
  expect(await world.read('candidate-screening.dead.v1')).toEqual([]);
});
