import { COMMENTS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Gupy's comments are not idempotent: a repeat is a second comment that recruiters and candidates see. The connection
 * breaks once after Gupy took the comment, and once before: only the timeline can tell. It is read, and in the end each
 * application has its comment exactly once.
 */
it('a comment that may have arrived is looked for before it is repeated', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(101, 2);
  await world.move({ applicationId: 101 }, { applicationId: 102 });
  const taken = await world.until(101, 'waiting');
  const lost = await world.until(102, 'waiting');
  const post = { system: 'gupy', method: 'POST', route: COMMENTS_ROUTE, count: 1 };
  await sandbox.fault({ ...post, kind: 'reset-after', when: { params: { applicationId: '101' } } });
  await sandbox.fault({
    ...post,
    kind: 'reset-before',
    when: { params: { applicationId: '102' } },
  });

  const summary = 'Um parecer longo demais para caber na etiqueta de recrutamento.';
  const result = { outcome: 'inconclusivo', summary, date: '2026-03-03T10:00:00Z' };
  await world.result({ ...result, externalId: taken.id }, { ...result, externalId: lost.id });
  await world.until(101, 'returned');
  await world.until(102, 'returned');

  const calls = (id: string, method: string) =>
    sandbox.count({ route: COMMENTS_ROUTE, method, 'param.applicationId': id });
  expect([await calls('101', 'POST'), await calls('102', 'POST')]).toEqual([1, 2]);
  // As many reads as the timeline has pages.
  for (const id of ['101', '102']) expect(await calls(id, 'GET')).toBeGreaterThan(0);
  expect((await sandbox.application(101)).comments).toHaveLength(1);
  expect((await sandbox.application(102)).comments).toHaveLength(1);
});
