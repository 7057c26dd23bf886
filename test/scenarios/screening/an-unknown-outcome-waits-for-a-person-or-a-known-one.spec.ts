import { SECRETS } from '../../fixtures/screening/settings';
import { JOB, ScreeningWorld } from '../../fixtures/screening/screening-world';

const TAUGHT = `
  - { id: exames, step: { name: "Exames" }, provider: exam-platform, expireAfter: 1s, outcomes: { "Apto com restrição": { tag: "Restrição" } } }`;

/**
 * A word that the rule does not know must not become a guess in front of a recruiter: the screening is parked, saying which
 * outcomes are known, and the result is kept, whatever its candidate or its time limit do meanwhile. A later known result
 * settles it; and once the rule knows the word, the start with the new file does, although the platform sends nothing.
 */
it('an unknown outcome waits for a person or a known one', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(181, 3);
  await sandbox.tagByHand(181, JOB, 'Prioridade', SECRETS.gupyApi);
  await world.move({ applicationId: 181 }, { applicationId: 182 }, { applicationId: 183 });
  const first = await world.until(181, 'waiting');
  const second = await world.until(182, 'waiting');
  const third = await world.until(183, 'waiting');
  const odd = { outcome: 'apto com restrição', date: '2026-03-03T10:00:00Z' };
  await world.result(...[first, second, third].map(({ id }) => ({ ...odd, externalId: id })));
  const parked = await world.until(181, 'parked');
  await world.until(182, 'parked');
  await world.until(183, 'parked');
  expect(parked.reason).toBe(
    'outcome is not one of screening "exames" (apto, inapto, inconclusivo, pendente)',
  );
  expect((await sandbox.application(181)).tags).toEqual(['Prioridade']);

  await world.result({ externalId: first.id, outcome: 'apto', date: '2026-03-04T10:00:00Z' });
  await world.until(181, 'returned');
  expect((await sandbox.application(181)).tags).toEqual(['Prioridade', 'Apto']);

  // Its candidate goes on, and its time runs out: the result is in hand and is still to be written.
  const away = '2026-03-20T10:00:00.000Z';
  await world.move({ applicationId: 182, date: away, step: { id: 5, name: 'Entrevista' } });
  await world.database.query(`UPDATE screening SET expires_at = now() - interval '1 hour'`);
  // The very same event again changes nothing.
  await world.result({ ...odd, externalId: second.id });
  await world.untilCaughtUp('gupy.application.moved.v1');
  await world.services[0]?.stop();
  const again = await world.spawn();
  await again.ready();
  await again.logs.waitFor(/needs a person/);
  expect((await world.screenings(182))[0]?.state).toBe('parked');
  await again.stop();

  await world.configure({ screenings: TAUGHT });
  await (await world.spawn()).ready();
  for (const id of [182, 183]) {
    await world.until(id, 'returned');
    expect((await sandbox.application(id)).tags).toEqual(['Restrição']);
  }
  expect((await sandbox.application(181)).tags).toEqual(['Prioridade', 'Apto']);
  expect(await world.count('screening_result WHERE event IS NOT NULL')).toBe(0);
});
