import { eventually } from '@ponte/testing';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Platforms deliver at least once: the very same body again, or the same verdict under a later date. Neither is news: one
 * tag is written, one comment, and nothing after that; an older result that comes late changes nothing either.
 */
it('the same result writes once', async () => {
  const world = await ScreeningWorld.start({
    screenings: `
  - { id: exames, step: { name: "Exames" }, provider: exam-platform, comment: always, outcomes: { apto: { tag: "Apto" }, inapto: { tag: "Inapto" } } }`,
  });
  await world.sandbox.addApplications(151);
  await world.move({ applicationId: 151 });
  const { id: externalId } = await world.until(151, 'waiting');
  const result = { externalId, outcome: 'apto', score: 8, date: '2026-03-03T10:00:00Z' };
  await world.result(result, result);
  await world.until(151, 'returned');
  await world.result(
    result,
    { ...result, date: '2026-03-03T11:00:00Z' },
    { ...result, outcome: 'inapto', date: '2026-03-01T10:00:00Z' },
  );
  await eventually(
    async () => (await world.count(`screening_result WHERE disposition = 'stale'`)) === 1,
  );
  const [row] = await world.screenings(151);
  expect(row).toMatchObject({ state: 'returned', result_round: 1, outcome: 'apto' });
  expect(await world.count(`screening_result WHERE disposition = 'repeat'`)).toBe(1);
  expect(await world.sandbox.count({ effect: 'tag-added' })).toBe(1);
  expect(await world.sandbox.count({ effect: 'comment-added' })).toBe(1);
  expect(await world.count(`task WHERE state NOT IN ('done')`)).toBe(0);
});
