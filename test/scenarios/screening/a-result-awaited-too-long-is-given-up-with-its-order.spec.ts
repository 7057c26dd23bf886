import { screeningClosed } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * A platform that never answers must not leave candidates waiting for ever, unseen: after `expireAfter` the screening is
 * closed as expired and told. If not even its order could be placed, the order is given up too. What has a result is left
 * alone, however old.
 */
it('a result awaited too long is given up, with its order', async () => {
  const world = await ScreeningWorld.start({
    provider: 'repeat: idempotent',
    screenings: `
  - { id: exames, step: { name: "Exames" }, provider: exam-platform, expireAfter: 3s, outcomes: { apto: { tag: "Apto" } } }`,
  });
  const { sandbox } = world;
  await sandbox.addApplications(211, 3);
  await world.move({ applicationId: 211 }, { applicationId: 212 });
  const done = await world.until(211, 'waiting');
  await world.until(212, 'waiting');
  await world.result({ externalId: done.id, outcome: 'apto', date: '2026-03-03T10:00:00Z' });
  await sandbox.fault({ system: 'exams', method: 'POST', kind: 'status', status: 503 });
  await world.move({ applicationId: 213 });
  await world.until(211, 'returned');
  expect((await world.until(212, 'closed')).reason).toBe('expired');
  expect((await world.until(213, 'closed')).reason).toBe('expired');
  await world.untilTask('validation.request-order', 'discarded');
  await eventually(async () => (await world.read(screeningClosed.topic)).length === 2);
  expect(await world.count(`task WHERE state NOT IN ('done', 'discarded')`)).toBe(0);
  expect((await world.screenings(211))[0]?.state).toBe('returned');
});
