import { randomUUID } from 'node:crypto';
import type { DatasulPerson } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE } from '../../fixtures/people/settings';

/**
 * Persons are read before their bonds, so what a reading under way has changed of a person waits for its end: told at once,
 * somebody new would be without any bond. Changes of the reading before, of which there may be thousands still to be told, do
 * not wait: the list that is read may come from a Datasul that is away for days.
 */
it('nobody is told of while their bonds are read', async () => {
  const world = await PeopleWorld.start();
  await world.sandbox.populate(10);
  await world.run({ preview: true });
  await world.untilTold();
  await world.untilIdle();
  const [before, during] = await world.records(`entity = 'person'`);
  const change = (key: string | undefined) =>
    world.database.query(
      `UPDATE people_record SET version = version + 1, changed_at = now() WHERE key = $1`,
      [key],
    );
  await change(before?.key);
  const run = randomUUID();
  await world.database.query(
    `INSERT INTO people_run (id, profile, environment, mode, preview, state, cause)
     VALUES ($1, $2, 'producao', 'full', true, 'reading', 'operator')`,
    [run, PROFILE],
  );
  await change(during?.key);
  // The rest of what the reading before had changed is still being told.
  await world.database.query(
    `INSERT INTO task (kind, lane, party, payload, head, due_at)
     VALUES ('people.tell-changes', $1, $1, jsonb_build_object('profile', $2::text, 'looked', false), true, now())`,
    [`people-tell/${PROFILE}`, PROFILE],
  );
  await eventually(async () => (await newest(world)).length > 0, { what: 'the earlier change' });
  await world.untilIdle();
  expect(await newest(world)).toEqual([before?.key]);

  await world.operator.ask('people.run.stop', { run });
  await world.untilTold();
  expect(await newest(world)).toEqual([before?.key, during?.key].sort());
});

/** Persons of whom a second version was told. */
async function newest(world: PeopleWorld): Promise<string[]> {
  const told = await world.told<DatasulPerson>('datasul.person.v1');
  return told.flatMap(({ person, version }) => (version === 2 ? [person] : [])).sort();
}
