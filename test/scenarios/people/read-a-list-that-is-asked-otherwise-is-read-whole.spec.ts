import { PeopleWorld } from '../../fixtures/people/people-world';

/**
 * What changed since the last reading says nothing of records that the list did not hold then, or of fields that were read
 * from elsewhere. Whoever asks a list otherwise (another address, query or pointer) has it read whole by the next run, once;
 * without that, what the new query brings would not be seen for a week.
 */
it('a list that is asked otherwise is read whole', async () => {
  const world = await PeopleWorld.start();
  await world.sandbox.populate(20, { dateModified: '2020-01-01' });
  expect(await world.run({ preview: true })).toMatchObject({ mode: 'full', state: 'finished' });
  expect(await modesOf(world)).toEqual({ employees: 'incremental', persons: 'incremental' });

  await world.service.stop();
  const fields = '{ socialName: /preferredName }';
  await world.configure({ datasul: `endpoints: { persons: { fields: ${fields} } }` });
  await (await world.spawn()).ready();
  expect(await modesOf(world)).toEqual({ employees: 'incremental', persons: 'full' });
  expect(await modesOf(world)).toEqual({ employees: 'incremental', persons: 'incremental' });
});

/** How a run that begins now reads the lists of people. */
async function modesOf(world: PeopleWorld): Promise<Record<string, string>> {
  const { id, state } = await world.run({ preview: true });
  expect(state).toBe('finished');
  const lists = await world.database.query<{ endpoint: string; mode: string }[]>(
    `SELECT endpoint, mode FROM people_read WHERE run = '${id}' AND endpoint IN ('persons','employees') ORDER BY 1`,
  );
  return Object.fromEntries(lists.map(({ endpoint, mode }) => [endpoint, mode]));
}
