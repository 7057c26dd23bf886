import { FeedzFlow, keyOfPerson } from '../../fixtures/people/feedz-flow';
import { people, peopleOps } from '../../fixtures/people/people-ops';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { readable, writtenPlaces } from '../../fixtures/people/places';
import { PROFILE } from '../../fixtures/people/settings';

/**
 * Name, e-mail, CPF, matrícula, code and days of everybody stand nowhere in clear: not on a topic, not as its key or in its
 * headers, not in the database, the log or the metrics; also where something is wrong with them, and where Feedz or Datasul
 * names them in what it answers.
 */
describe('nobody can be read where nobody should be', () => {
  it('when people are read', async () => {
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
    const places = await writtenPlaces(world);
    expect(places.get('datasul.person.v1')).not.toBe('');
    expect(readable(places, secrets)).toEqual([]);
  });

  it('when they are written, refused, doubted and looked at', async () => {
    const flow = await FeedzFlow.prepare('', { env: { LOG_LEVEL: 'trace' } });
    const { datasul, feedz, world } = flow;
    const codes = ['PESSOA90011', 'PESSOA90012', 'PESSOA90013'];
    const [refused = '', former = '', led = ''] = codes;
    const name = 'Zuleica Quaresma';
    for (const code of codes)
      await datasul.hire(code, {
        ...{ name, socialName: `Zuzu de ${code}`, cpf: '529.982.247-25' },
        ...{ email: `zuleica.${code}@exemplo.com.br`, registration: `MATR${code}` },
        admissionDate: '2017-03-11',
      });
    const dismissed = { situationCode: '21', dismissalDate: '2019-08-13' };
    await datasul.change('employees', `10|1|MATR${former}`, dismissed);
    await datasul.change('employees', `10|1|MATR${led}`, { managerPersonCode: refused });
    const message = `${name} (${refused}, zuleica.${refused}@exemplo.com.br) não pode`;
    await feedz.trouble({ kind: 'item', integrationId: refused, code: 6001, message });
    await feedz.trouble({ kind: 'lot', entity: 'persons', integrationId: former, count: 1 });
    const page = `<html><body>${message}</body></html>`;
    await feedz.fault({ kind: 'html', status: 500, route: '/persons', body: page, count: 1 });
    await datasul.fault({ kind: 'html', status: 500, body: page, count: 1 });
    await (await world.spawn()).ready();
    await world.run();
    const ops = peopleOps(world);
    await ops.json(people('report'));
    await ops.json(people(`person ${keyOfPerson(refused)}`));
    await ops.json(people(`resend --profile ${PROFILE} --code 6001 --yes`, 'mandar de novo'));
    await world.run({ override: true });
    await world.untilTold();

    const secrets = [
      ...[...codes, 'Zuleica', 'Quaresma', 'Zuzu', 'exemplo.com.br', '529.982.247-25'],
      ...['52998224725', 'MATRPESSOA', '2017-03-11', '2019-08-13', world.sandbox.feedz.token],
    ];
    const places = await writtenPlaces(world);
    for (const place of [
      'feedz.person.settled.v1',
      'feedz_record',
      'feedz_lot_item',
      'ops_command',
    ])
      expect([place, (places.get(place) ?? '') === '']).toEqual([place, false]);
    expect(await world.count('feedz_lot_item WHERE message IS NOT NULL')).toBeGreaterThan(0);
    expect((await flow.lots(`entity = 'person'`)).length).toBeGreaterThan(2);
    expect(readable(places, secrets)).toEqual([]);
  });
});
