import { SimulatedFeedz } from '@ponte/testing';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { PROFILE } from '../../fixtures/people/settings';

/** Synthetic. */
const CPF = '529.982.247-25';

interface Person {
  readonly person: string;
  readonly present: boolean;
  readonly bonds: readonly {
    readonly counts: boolean;
    readonly active: boolean;
    empresa: string;
  }[];
  readonly feedz: readonly {
    readonly entity: string;
    readonly state: string;
    code: number | null;
  }[];
  readonly lots: readonly { readonly entity: string; readonly outcome: string; code: number }[];
  readonly sealed: { readonly person: unknown };
}

/**
 * Somebody asks why a colleague is not in Feedz. By the person's code, the CPF, or the matrícula of one bond, all of which are
 * hashed where they are typed and never sent, or by the key that a report shows, the operator finds the person: all bonds and
 * which of them counts, what Feedz has, and every lot that it was in. The name is opened on record only.
 */
it('an operator looks at one person', async () => {
  const world = await PeopleWorld.start({ feedz: 'pollsMs: [100ms]' });
  const ops = peopleOps(world);
  const feedz = new SimulatedFeedz(world.sandbox.app.url);
  await world.sandbox.populate(30, { troubles: { rehired: 100 } });
  const [item] = await world.sandbox.items('persons');
  const code = String(item?.['personCode']);
  await world.sandbox.patch('persons', code, { cpf: CPF });
  const message = `O e-mail de ${String(item?.['name'])} é de outra pessoa`;
  await feedz.trouble({
    kind: 'item',
    entity: 'persons',
    integrationId: code,
    code: 5013,
    message,
  });
  const byCpf = ['--json', ...people(`person --profile ${PROFILE} --cpf`)];
  const unknown = await ops.run(byCpf, CPF);
  expect(unknown.code).toBe(3);
  expect(unknown.stdout + unknown.stderr).toContain('não conhece essa pessoa: confira o CPF');
  await world.run();

  const byCode = await ops.json<Person>(people(`person --profile ${PROFILE} --code ${code}`));
  const { person, bonds, lots } = byCode.result;
  expect(byCode.result).toMatchObject({ present: true });
  expect(byCode.result.feedz).toContainEqual(
    expect.objectContaining({ entity: 'person', state: 'refused', code: 5013, by: 'feedz' }),
  );
  expect(lots).toEqual([
    expect.objectContaining({ entity: 'person', outcome: 'refused', code: 5013 }),
  ]);
  expect(bonds).toHaveLength(2);
  expect(bonds.filter(({ counts }) => counts)).toEqual([expect.objectContaining({ active: true })]);

  const bond = (await world.sandbox.items('employees')).find(
    ({ personCode }) => personCode === code,
  );
  const parts = ['companyCode', 'branchCode', 'registration'].map((name) => String(bond?.[name]));
  const byBond = await ops.run(
    ['--json', ...people(`person --profile ${PROFILE} --bond -`)],
    `${parts.join('|')}\n`,
  );
  expect(JSON.parse(byBond.stdout)).toMatchObject({ result: { person } });
  for (const typed of [CPF, '52998224725'])
    expect(JSON.parse((await ops.run(byCpf, typed)).stdout)).toMatchObject({ result: { person } });
  expect((await ops.json<Person>(people(`person ${person.slice(0, 10)}`))).result).toEqual(
    byCode.result,
  );
  const asked = await ops.json<{ answers: object[] }>([
    'history',
    'list',
    '--service',
    'people-sync',
  ]);
  const personal = [
    code,
    String(item?.['name']),
    String(item?.['email']),
    message,
    parts.join('|'),
    CPF,
    '52998224725',
  ];
  for (const each of personal) {
    expect(JSON.stringify(byCode.result)).not.toContain(`"${each}`);
    expect(JSON.stringify(asked)).not.toContain(`"${each}"`);
  }
  const stored = await world.database.query<object[]>(
    `SELECT (SELECT json_agg(r) FROM people_record r) AS records, (SELECT json_agg(c) FROM ops_command c) AS commands`,
  );
  expect(JSON.stringify(stored)).not.toMatch(/52998224725|529\.982/);
  await ops.json(people('person 0123456789'), 3);
  await ops.json(people(`person --profile ${PROFILE} --code 999999999`), 3);

  await ops.json(people(`person ${person} --open`), 3);
  const opened = await ops.json<Person>(people(`person ${person} --open`, 'chamado 4711'));
  expect(opened.result.sealed.person).toMatchObject({ code, name: item?.['name'] });
  expect(opened.result.lots).toEqual([expect.objectContaining({ sealed: { message } })]);
  const table = (await ops.run(people(`person ${person} --open`, 'chamado 4711'))).stdout;
  expect(table).toContain(String(item?.['name']));
  expect(table).toContain('Lotes, do mais novo');
  const told = await ops.json<{ answers: object[] }>(['history', 'list', '--service', 'ops']);
  expect(told.result.answers[0]).toMatchObject({ name: 'people.open', why: 'chamado 4711' });
});
