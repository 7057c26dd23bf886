import { SECRETS } from '../../fixtures/screening/settings';
import { JOB, ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * A word that the rule does not know must not become a guess in front of a recruiter: the screening is parked, saying which
 * outcomes are known. A later known result settles it; and once the rule knows the word, the same result sent again does.
 */
it('an unknown outcome waits for a person or a known one', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(181, 2);
  await sandbox.tagByHand(181, JOB, 'Prioridade', SECRETS.gupyApi);
  await world.move({ applicationId: 181 }, { applicationId: 182 });
  const first = await world.until(181, 'waiting');
  const second = await world.until(182, 'waiting');
  const odd = { outcome: 'apto com restrição', date: '2026-03-03T10:00:00Z' };
  await world.result({ ...odd, externalId: first.id }, { ...odd, externalId: second.id });
  const parked = await world.until(181, 'parked');
  await world.until(182, 'parked');
  expect(parked.reason).toBe(
    'outcome is not one of screening "exames" (apto, inapto, inconclusivo, pendente)',
  );
  expect((await sandbox.application(181)).tags).toEqual(['Prioridade']);

  await world.result({ externalId: first.id, outcome: 'apto', date: '2026-03-04T10:00:00Z' });
  await world.until(181, 'returned');
  expect((await sandbox.application(181)).tags).toEqual(['Prioridade', 'Apto']);

  await world.services[0]?.stop();
  await world.configure({
    screenings: `
  - { id: exames, step: { name: "Exames" }, provider: exam-platform, outcomes: { "Apto com restrição": { tag: "Restrição" } } }`,
  });
  await (await world.spawn()).ready();
  await world.result({ ...odd, externalId: second.id, date: '2026-03-03T11:00:00Z' });
  await world.until(182, 'returned');
  expect((await sandbox.application(182)).tags).toEqual(['Restrição']);
});
