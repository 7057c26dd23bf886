import { TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * The first tag is held up by Gupy's errors, and meanwhile the platform corrects itself. The later result must win, and in
 * order: first tag, its removal, new tag; never the first one written last.
 */
it('a correction replaces the tag in order, even while the first write is delayed', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(161);
  await world.move({ applicationId: 161 });
  const { id: externalId } = await world.until(161, 'waiting');
  await sandbox.fault({ system: 'gupy', method: 'PUT', route: TAGS_ROUTE, kind: 'html', count: 2 });
  await world.result({ externalId, outcome: 'inapto', date: '2026-03-03T10:00:00Z' });
  await sandbox.untilCalls({ method: 'PUT', route: TAGS_ROUTE }, 1);
  await world.result({ externalId, outcome: 'apto', date: '2026-03-04T10:00:00Z' });
  await sandbox.untilTags(161, ['Apto'], 30_000);
  const row = await world.until(161, 'returned');
  expect(row).toMatchObject({ result_round: 2, outcome: 'apto' });
  const effects = (await sandbox.calls({ system: 'gupy', effect: 'true' })).map(
    ({ effect, body }) =>
      [effect?.split(':')[0], (body as { name?: string } | null)?.name ?? ''].join(' ').trim(),
  );
  expect(effects).toEqual(['tag-added Inapto', 'tag-removed', 'tag-added Apto']);
});
