import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE } from '../../fixtures/people/settings';
import { eventually } from '@ponte/testing';

/**
 * However many processes there are, a time of the schedule begins one run, and so do operators who ask at the same moment:
 * of two runs of a profile one is refused, with the name of the other. A time that passed long before the first start is
 * nobody's fault and is not made up for.
 */
it('a run of the schedule begins once', async () => {
  const world = await PeopleWorld.prepare();
  await world.sandbox.populate(30);
  const [now, earlier] = [timeOfDay(0), timeOfDay(-300)];
  await world.configure({ profile: [`schedule: { times: ["${now}", "${earlier}"] }`] });
  const [first] = await Promise.all([world.spawn(), world.spawn(), world.spawn()]);
  await Promise.all(world.services.map((service) => service.ready()));

  const [run] = await eventually(
    async () => {
      const runs = await world.runs();
      return runs.length > 0 && runs;
    },
    { timeoutMs: 30_000, what: 'a run' },
  );
  expect(run).toMatchObject({ cause: 'schedule', mode: 'full', actor: null });
  expect(run?.slot?.endsWith(now)).toBe(true);
  await eventually(async () => (await world.count('people_slot')) === 2, {
    timeoutMs: 20_000,
    what: 'both times noted',
  });
  const slots = await world.database.query<object[]>(
    `SELECT at, run, refused FROM people_slot ORDER BY run NULLS LAST`,
  );
  expect(slots).toEqual([
    { at: now, run: run?.id, refused: null },
    {
      at: earlier,
      run: null,
      refused: expect.stringMatching(/^(before-first|too-late|run-open)$/) as string,
    },
  ]);
  await first?.stop();
  await world.untilRun(run?.id ?? '');

  const asked = await Promise.all(
    [1, 2, 3].map(() =>
      world.operator.ask('people.run.start', { profile: PROFILE, mode: 'full', preview: true }),
    ),
  );
  expect(asked.filter(({ state }) => state === 'done')).toHaveLength(1);
  expect(asked.filter(({ state }) => state === 'refused')).toHaveLength(2);
  expect(await world.runs()).toHaveLength(2);
});

/** `HH:MM` in São Paulo, so many minutes from now. */
function timeOfDay(minutes: number): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Sao_Paulo',
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(new Date(Date.now() + minutes * 60_000));
}
