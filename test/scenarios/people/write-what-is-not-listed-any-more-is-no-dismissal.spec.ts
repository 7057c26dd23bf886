import { employeeItem } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * Datasul says who was dismissed, with a date and a situation. A bond in force that is not listed any more says nothing of
 * the kind: it may have been deleted by mistake, or the list may lack a company. A former bond that is left must not make a
 * dismissal of it. The person stays at Feedz as it is, and is held until Datasul lists a bond in force again.
 */
it('a bond that is not listed any more is no dismissal, though a former one is left', async () => {
  const flow = await FeedzFlow.start();
  const [back = '', ...others] = await flow.hire(30);
  const former = {
    ...{ registration: `${back}9`, situationCode: '22' },
    ...{ admissionDate: '2019-02-01', dismissalDate: '2022-06-30' },
  };
  await flow.datasul.put('employees', employeeItem(back, former));
  await flow.world.run();
  expect(await flow.feedz.person(back)).toMatchObject({ dismissalDate: null, writes: 1 });

  await flow.datasul.remove('employees', `10|1|${back}`);
  await flow.world.run({ mode: 'full' });
  expect(await flow.row('person', back)).toMatchObject({ state: 'held', reason: 'bond-gone' });
  expect(await flow.feedz.person(back)).toMatchObject({ dismissalDate: null, writes: 1 });

  await flow.datasul.put('employees', employeeItem(back));
  await flow.world.run({ mode: 'full', override: true });
  expect(await flow.row('person', back)).toMatchObject({ state: 'accepted' });
  expect(await flow.feedz.person(back)).toMatchObject({ dismissalDate: null });
  expect(await flow.feedz.persons()).toHaveLength(1 + others.length);
});
