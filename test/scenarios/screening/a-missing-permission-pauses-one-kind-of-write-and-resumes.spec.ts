import { eventually } from '@ponte/testing';
import { TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const IDS = Array.from({ length: 12 }, (_, n) => 421 + n);

/**
 * The token may do everything but write tags, and Gupy answers 403. Only that kind of write pauses, with a reason that an
 * operator can act upon; comments are written meanwhile, nothing is parked, and once the permission is granted the tags
 * follow by themselves.
 */
it('a missing permission pauses one kind of write, and it resumes', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(421, IDS.length + 1);
  await world.move(...IDS.map((applicationId) => ({ applicationId })), { applicationId: 433 });
  const tagged = [];
  for (const id of IDS) tagged.push(await world.until(id, 'waiting'));
  const { id: commented } = await world.until(433, 'waiting');
  await sandbox.fault({
    ...{ system: 'gupy', method: 'PUT', route: TAGS_ROUTE, kind: 'status', status: 403 },
  });
  const date = '2026-03-03T10:00:00Z';
  await world.result(
    ...tagged.map(({ id }) => ({ externalId: id, outcome: 'apto', date })),
    // Longer than a tag may be: a comment.
    { externalId: commented, outcome: 'inconclusivo', summary: 'Refazer '.repeat(8), date },
  );
  await world.until(433, 'returned');
  const [pause] = await eventually(async () => {
    const pauses = await world.database.query<{ reason: string; party: string; kind: string }[]>(
      'SELECT * FROM task_pause',
    );
    return pauses.length > 0 && pauses;
  });
  expect(pause).toMatchObject({ party: 'gupy:acme', kind: 'gupy.write-tag' });
  expect(pause?.reason).toMatch(/^gupy acme: PUT .* answered 403: .*permission/);
  expect(await world.count(`task WHERE state IN ('parked', 'unknown')`)).toBe(0);

  await sandbox.clearFaults();
  for (const id of IDS) await world.until(id, 'returned');
  expect(await sandbox.count({ effect: 'tag-added' })).toBe(IDS.length);
  expect(await world.count('task_pause')).toBe(0);
});
