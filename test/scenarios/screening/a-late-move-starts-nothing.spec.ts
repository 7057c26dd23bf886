import { randomUUID } from 'node:crypto';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Gupy delivers without order and repeats for two hours: the entry into the step may arrive after the leaving. By its
 * `date` it is older than what is known of the application, so it starts nothing; an entry after that counts again.
 */
it('a late move starts nothing', async () => {
  const world = await ScreeningWorld.start();
  await world.sandbox.addApplications(131);
  const late = randomUUID();
  await world.move(
    { applicationId: 131, date: '2026-03-02T12:00:00.000Z', step: { id: 9, name: 'Entrevista' } },
    { applicationId: 131, date: '2026-03-02T11:59:59.999Z', id: late },
  );
  await world.untilHeard(`acme:${late}`);
  expect(await world.screenings(131)).toEqual([]);
  await world.move({ applicationId: 131, date: '2026-03-02T12:00:00.001Z' });
  await world.until(131, 'waiting');
  expect(await world.screenings(131)).toHaveLength(1);
});
