import { eventually } from '@ponte/testing';
import { TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const at = (minute: number, name: string) => ({
  step: { id: name.length, name },
  previousStep: { id: 1, name: name === 'Exames' ? 'Triagem' : 'Exames' },
  date: `2026-03-02T12:0${minute}:00.000Z`,
});

/**
 * Platforms correct results weeks later, when the candidate may have entered the step again. The correction of a screening
 * that had been returned is written although the next one is open, and a correction that is still on its way keeps no
 * entry from being screened.
 */
it('a correction of an earlier entry and the next entry do not meet', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(401, 2);
  await world.move({ applicationId: 401, ...at(1, 'Exames') });
  await world.move({ applicationId: 402, ...at(1, 'Exames') });
  const first = await world.until(401, 'waiting');
  const second = await world.until(402, 'waiting');
  const result = { outcome: 'inapto', date: '2026-03-03T10:00:00Z' };
  await world.result({ ...result, externalId: first.id }, { ...result, externalId: second.id });
  for (const id of [401, 402]) await world.until(id, 'returned');
  const corrected = { outcome: 'apto', date: '2026-03-04T10:00:00Z' };

  // The next entry, then the correction.
  await world.move({ applicationId: 401, ...at(2, 'Triagem') });
  await world.move({ applicationId: 401, ...at(3, 'Exames') });
  const next = await world.until(401, 'waiting');
  await world.result({ ...corrected, externalId: first.id });
  await sandbox.untilTags(401, ['Apto']);
  await eventually(async () => (await world.screenings(401))[0]?.state === 'returned');
  expect((await world.screenings(401)).map(({ id, state }) => [id, state])).toEqual([
    [first.id, 'returned'],
    [next.id, 'waiting'],
  ]);

  // The correction, which Gupy holds up, then the next entry.
  await sandbox.fault({ system: 'gupy', method: 'PUT', route: TAGS_ROUTE, kind: 'html' });
  await world.result({ ...corrected, externalId: second.id });
  await sandbox.untilCalls({ method: 'PUT', route: TAGS_ROUTE, status: '502' }, 1);
  await world.move({ applicationId: 402, ...at(2, 'Triagem') });
  await world.move({ applicationId: 402, ...at(3, 'Exames') });
  await world.until(402, 'waiting');
  expect((await world.screenings(402)).map(({ state }) => state)).toEqual(['concluded', 'waiting']);
  await sandbox.clearFaults();
  await sandbox.untilTags(402, ['Apto'], 30_000);
  expect(await world.read('candidate-screening.dead.v1')).toEqual([]);
});
