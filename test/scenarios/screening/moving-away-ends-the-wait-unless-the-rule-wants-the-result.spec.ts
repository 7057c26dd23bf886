import { screeningClosed } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const rule = (id: string, more: string) => `
  - { id: ${id.toLowerCase()}, step: { name: "${id}" }, provider: exam-platform, outcomes: { apto: { tag: "Apto" } }, ${more} }`;

/**
 * Somebody who has moved on is not waited for: the screening is closed as left, told so, an order that has not been placed
 * yet is not placed any more, and a result that comes after all is noted and writes nothing. With `whenLeft: write` the
 * result is written wherever the person went.
 */
it('moving away ends the wait, unless the rule wants the result', async () => {
  const world = await ScreeningWorld.start({
    provider: 'repeat: idempotent',
    screenings: rule('Fecha', 'whenLeft: close') + rule('Escreve', 'whenLeft: write'),
  });
  const { sandbox } = world;
  await sandbox.addApplications(141, 3);
  const at = (applicationId: number, name: string, minute: number) => ({
    applicationId,
    step: { id: minute, name },
    previousStep: { id: 99, name: 'Outra' },
    date: `2026-03-02T12:0${minute}:00.000Z`,
  });
  await world.move(at(141, 'Fecha', 1), at(142, 'Escreve', 1));
  const closing = await world.until(141, 'waiting');
  const writing = await world.until(142, 'waiting');
  await sandbox.fault({ system: 'exams', method: 'POST', kind: 'status', status: 503 });
  await world.move(at(143, 'Fecha', 1));
  await world.untilTask('validation.request-order', 'waiting');
  await world.move(at(141, 'Entrevista', 2), at(142, 'Entrevista', 2), at(143, 'Entrevista', 2));

  expect((await world.until(141, 'closed')).reason).toBe('left');
  await world.until(143, 'closed');
  await world.untilTask('validation.request-order', 'discarded');
  expect(await world.count(`task WHERE state IN ('ready','waiting','running')`)).toBe(0);

  const result = { outcome: 'apto', date: '2026-03-03T10:00:00Z' };
  await world.result({ ...result, externalId: closing.id }, { ...result, externalId: writing.id });
  await world.until(142, 'returned');
  await eventually(
    async () => (await world.count(`screening_result WHERE disposition = 'late'`)) === 1,
  );
  expect((await sandbox.application(142)).tags).toEqual(['Apto']);
  expect((await sandbox.application(141)).tags).toEqual([]);
  const told = await eventually(async () => {
    const records = await world.read(screeningClosed.topic);
    return records.length >= 2 && records;
  });
  expect(
    told
      .map((record) => record.json<{ applicationId: number; reason: string }>())
      .map(({ applicationId, reason }) => `${applicationId} ${reason}`)
      .sort(),
  ).toEqual(['141 left', '143 left']);
});
