import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * A name is a key at Feedz, and nothing is deleted there: what Datasul does not list any more still has its name, and so has
 * what is called otherwise only from this run on. Whoever comes with such a name is sent with its code, so that neither takes
 * the other's place.
 */
describe('a name of structure stays with the code that has it', () => {
  const names = async (flow: FeedzFlow): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await flow.feedz.structure('departments')).map(({ integrationId, name }) => [
        integrationId,
        name,
      ]),
    );

  it('also when Datasul lists that code no more', async () => {
    const flow = await FeedzFlow.start();
    await flow.datasul.hire('9001', { departmentCode: '200' });
    await flow.world.run();
    await flow.datasul.remove('departments', '200');
    const department = { departmentCode: '300', description: 'FINANCEIRO' };
    await flow.datasul.put('departments', department);
    await flow.datasul.hire('9002', { departmentCode: '300' });
    await flow.world.run({ mode: 'full', override: true });

    const expected = { '100': 'Engenharia', '200': 'Financeiro', '300': 'FINANCEIRO (300)' };
    expect(await names(flow)).toEqual(expected);
    expect(await flow.row('person', '9002')).toMatchObject({ state: 'accepted' });
    await flow.world.run({ mode: 'full', override: true });
    expect(await names(flow)).toEqual(expected);
  });

  it('also while two of them swap, at a Feedz that refuses namesakes', async () => {
    const flow = await FeedzFlow.start();
    await flow.feedz.settings({ duplicateDescriptions: 'refuse' });
    await flow.hire(1);
    await flow.world.run();
    await flow.datasul.change('departments', '100', { description: 'Financeiro' });
    await flow.datasul.change('departments', '200', { description: 'Engenharia' });
    await flow.world.run({ override: true });
    expect(await names(flow)).toEqual({ '100': 'Financeiro (100)', '200': 'Engenharia (200)' });
    await flow.world.run({ override: true });
    expect(await names(flow)).toEqual({ '100': 'Financeiro', '200': 'Engenharia' });
    expect(await flow.rows(`entity = 'department' AND state <> 'accepted'`)).toEqual([]);
  });
});
