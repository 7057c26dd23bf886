import { randomUUID } from 'node:crypto';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

const rule = (id: string, again: string) => `
  - { id: ${id.toLowerCase()}, step: { name: "${id}" }, provider: exam-platform, again: ${again}, outcomes: { apto: { tag: "Apto" } } }`;

/**
 * `again: on-each-entry` orders anew each time the step is entered, with an id of its own; `once` never a second time.
 * While a screening is open no entry opens another, and saving an application that stays in its step is no entry.
 */
it('entering again screens again, unless once', async () => {
  const world = await ScreeningWorld.start({
    screenings: rule('Sempre', 'on-each-entry') + rule('Uma', 'once'),
  });
  await world.sandbox.addApplications(191, 2);
  let minute = 0;
  const to = (applicationId: number, name: string, previous = 'Triagem', id = randomUUID()) => ({
    applicationId,
    id,
    step: { id: name.length, name },
    previousStep: { id: 1, name: previous },
    date: `2026-03-02T12:${String((minute += 1)).padStart(2, '0')}:00.000Z`,
  });
  await world.move(
    to(191, 'Sempre'),
    to(191, 'Sempre', 'Sempre'),
    to(191, 'Sempre'),
    to(192, 'Uma'),
  );
  for (const id of [191, 192]) {
    const { id: externalId } = await world.until(id, 'waiting');
    await world.result({ externalId, outcome: 'apto', date: '2026-03-03T10:00:00Z' });
    await world.until(id, 'returned');
  }
  const last = to(192, 'Uma');
  await world.move(
    to(191, 'Sempre', 'Sempre'),
    to(191, 'Triagem', 'Sempre'),
    to(191, 'Sempre'),
    to(192, 'Triagem', 'Uma'),
    last,
  );
  const again = await world.until(191, 'waiting');
  await world.untilHeard(`acme:${last.id}`);
  const sempre = await world.screenings(191);
  expect(sempre.map(({ state }) => state)).toEqual(['returned', 'waiting']);
  expect(again.id).not.toBe(sempre[0]?.id);
  expect((await world.screenings(192)).map(({ state }) => state)).toEqual(['returned']);
  expect(await world.sandbox.count({ effect: 'order-created' })).toBe(3);
});
