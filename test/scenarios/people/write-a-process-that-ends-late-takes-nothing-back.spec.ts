import { eventually } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * A process was given up, and what it held was sent again, and changed since. When it ends after all, Feedz puts the old
 * record over the new one, and the person has no leader any more. That is seen, and both are sent again.
 */
it('a process that ends late takes nothing back', async () => {
  const flow = await FeedzFlow.start('processWithinMs: 1s, giveUpAfterMs: 2s');
  const { datasul, feedz, world } = flow;
  const [leader = '', led = ''] = await flow.hire(2);
  await datasul.change('employees', `10|1|${led}`, { managerPersonCode: leader });
  await world.run();
  const other = { managerIntegrationId: leader };
  expect(await feedz.person(led)).toMatchObject(other);

  await datasul.change('persons', led, { name: 'Bia Souza' });
  await feedz.trouble({ kind: 'stuck', entity: 'persons', count: 1 });
  await world.run();
  expect(await flow.row('person', led)).toMatchObject({ state: 'unknown' });
  const [stuck] = await flow.lots(`entity = 'person' AND state = 'unknown'`);
  await datasul.change('persons', led, { name: 'Cris Souza' });
  await world.run({ override: true });
  expect(await feedz.person(led)).toMatchObject({ name: 'Cris Souza', ...other });

  await feedz.endProcess(stuck?.process_id ?? '');
  expect(await feedz.person(led)).toMatchObject({
    ...{ name: 'Bia Souza', managerIntegrationId: null },
  });
  const isSeen = async () => (await flow.row('person', led))?.state === 'to-send';
  await eventually(isSeen, { timeoutMs: 20_000, what: 'the person is to be sent again' });
  await world.run({ override: true });
  expect(await feedz.person(led)).toMatchObject({ name: 'Cris Souza', ...other });
  expect(await flow.lots(`id = '${stuck?.id}'`)).toMatchObject([{ state: 'done' }]);
});
