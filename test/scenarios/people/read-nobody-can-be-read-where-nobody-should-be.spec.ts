import { readTopic, stack } from '@ponte/testing';
import { PeopleWorld } from '../../fixtures/people/people-world';

/**
 * Name, e-mail, CPF and matrícula of everybody who was read stand nowhere in clear: not on a topic, not as its key or in its
 * headers, not in the database, the log or the metrics; also where something is wrong with them.
 */
it('nobody can be read where nobody should be', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10' });
  await world.sandbox.populate(40, { troubles: 10 });
  const persons = await world.sandbox.items('persons');
  const employees = await world.sandbox.items('employees');
  await world.run({ preview: true });
  await world.untilTold();

  const secrets = [
    ...persons.flatMap(({ name, email, cpf, socialName }) => [name, email, cpf, socialName]),
    ...employees.map(({ registration }) => registration),
  ].filter((text): text is string => typeof text === 'string' && text.trim().length > 5);
  expect(secrets.length).toBeGreaterThan(80);
  const places = new Map<string, string>();
  for (const topic of ['datasul.person.v1', 'datasul.structure.v1', 'people.run.finished.v1'])
    places.set(
      topic,
      (await readTopic(stack().brokers, world.prefix + topic))
        .map(({ key, value, headers }) => JSON.stringify([String(key), String(value), headers]))
        .join('\n'),
    );
  const tables = await world.database.query<{ name: string }[]>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  for (const { name } of tables) {
    const rows = await world.database.query<{ row: string }[]>(
      `SELECT t::text AS row FROM ${name} t`,
    );
    places.set(name, rows.map(({ row }) => row).join('\n'));
  }
  places.set('the log', world.service.logs.lines.join('\n'));
  // Their labels: a figure may hold the digits of a code by chance.
  const metrics = await (await fetch(`${world.service.managementUrl}/metrics`)).text();
  places.set('the metrics', (metrics.match(/\{[^}]*\}/g) ?? []).join('\n'));

  const found = [...places].flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${place}`),
  );
  expect(found).toEqual([]);
});
