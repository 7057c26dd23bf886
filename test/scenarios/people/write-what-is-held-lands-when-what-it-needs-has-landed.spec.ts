import type { FeedzLeaderSettled, FeedzPersonSettled } from '@ponte/contracts';
import { FeedzFlow, keyOfPerson } from '../../fixtures/people/feedz-flow';

/**
 * A person needs a unit, a department and a job at Feedz, a binding needs two persons. What is missing is named, with the code
 * with which Feedz would refuse it, and nothing is sent in vain; as soon as it has landed the record goes by itself, in the
 * same run if that is possible. Where Feedz lost something that it had accepted, that is sent again too.
 */
describe('a record that needs another one', () => {
  let flow: FeedzFlow;
  beforeAll(async () => {
    flow = await FeedzFlow.start();
  });

  it('waits for a department that Datasul does not list, and goes with it', async () => {
    await flow.datasul.hire('9001', { departmentCode: '300' });
    await flow.datasul.hire('9002', { managerPersonCode: '9001' });
    await flow.world.run();
    expect(await flow.row('person', '9001')).toMatchObject({
      ...{ state: 'held', by: 'ponte', code: 5005 },
      held_for: [{ entity: 'department', key: '300' }],
    });
    expect(await flow.row('bind', '9002')).toMatchObject({
      ...{ state: 'held', by: 'ponte', code: 5048 },
      held_for: [{ entity: 'person', key: keyOfPerson('9001') }],
    });
    await flow.datasul.put('departments', { departmentCode: '300', description: 'Jurídico' });
    expect(await flow.world.run()).toMatchObject({ state: 'finished', pass: 1 });
    expect(await flow.feedz.person('9002')).toMatchObject({ managerIntegrationId: '9001' });
    expect((await flow.feedz.person('9002'))?.writes).toBe(1);
  });

  it('goes in the same run once what Feedz lost is there again', async () => {
    await flow.feedz.removeRecord('departments', '300');
    await flow.datasul.change('persons', '9001', { name: 'Ana Maria Souza' });
    expect(await flow.world.run({ override: true })).toMatchObject({ state: 'finished', pass: 2 });
    expect((await flow.feedz.structure('departments')).map((each) => each.integrationId)).toContain(
      '300',
    );
    expect(await flow.feedz.person('9001')).toMatchObject({ name: 'Ana Maria Souza' });
    await flow.feedz.removePerson('9001');
    await flow.datasul.hire('9003', { managerPersonCode: '9001' });
    await flow.world.run({ override: true });
    expect(await flow.feedz.person('9003')).toMatchObject({ managerIntegrationId: '9001' });
  });

  it('waits for an e-mail until whoever has it has another one', async () => {
    await flow.datasul.change('persons', '9002', { email: 'outra@example.com' });
    await flow.datasul.hire('9004', { email: 'ana.9002@example.com' });
    expect(await flow.world.run({ override: true })).toMatchObject({ state: 'finished', pass: 2 });
    expect(await flow.feedz.person('9004')).toMatchObject({ email: 'ana.9002@example.com' });
    expect(await flow.rows(`state NOT IN ('accepted', 'none')`)).toEqual([]);
  });

  it('tells how it was held and landed, and nothing in between', async () => {
    await flow.world.untilTold();
    const states = (told: { state: string; version: number }[]): string[] =>
      told.sort((a, b) => a.version - b.version).map(({ state }) => state);
    const persons = await flow.world.told<FeedzPersonSettled>('feedz.person.settled.v1');
    const leaders = await flow.world.told<FeedzLeaderSettled>('feedz.leader.settled.v1');
    const of = (code: string) => persons.filter(({ person }) => person === keyOfPerson(code));
    expect(states(of('9001'))).toEqual(['held', 'accepted', 'held', 'accepted']);
    expect(states(of('9004'))).toEqual(['held', 'accepted']);
    expect(states(leaders.filter(({ person }) => person === keyOfPerson('9002')))).toEqual([
      ...['held', 'accepted'],
    ]);
  });
});
