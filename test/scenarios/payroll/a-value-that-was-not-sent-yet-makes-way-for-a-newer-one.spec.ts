import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * While Datasul refuses the credential nothing is sent, and people correct what they sent. Only the newest value is posted
 * when it is back; whoever waited for an older one is told that it was replaced. A correction that was not sent is
 * withdrawn by sending what stands at Datasul: nothing is posted then.
 */
it('a value that was not sent yet makes way for a newer one', async () => {
  const world = await PayrollWorld.start({
    profile: ['corrections: post', 'repeatedSend: replaces'],
  });
  const { datasul } = world;
  await datasul.settings({ repeatedSend: 'replaces' });
  await datasul.fault({ kind: 'status', status: 401 });
  const first = await world.send([oneRubrica('15,30')]);
  await world.untilEntry(`referencia = '15,30' AND version >= 3 AND state = 'received'`);
  const second = await world.send([oneRubrica('16,00')]);
  expect(await world.untilTold(first, 1)).toMatchObject([
    {
      ...{ state: 'refused', by: 'ponte', reason: 'replaced', repeated: true, entryId: null },
      message: expect.stringContaining('outro valor (16,00) foi enviado depois') as string,
    },
  ]);
  await datasul.clearFaults();
  expect(await world.untilTold(second, 1)).toMatchObject([{ state: 'accepted', repeated: false }]);
  await world.untilIdle();
  expect((await datasul.payroll()).rows).toMatchObject([{ valores: ['16,00'], posts: 1 }]);

  await datasul.fault({ kind: 'status', status: 401 });
  const correction = await world.send([oneRubrica('17,00')]);
  await world.untilEntry(`referencia = '17,00'`);
  expect(await world.ask([oneRubrica('16,00')])).toMatchObject([
    { state: 'accepted', repeated: true, by: 'datasul' },
  ]);
  expect(await world.untilTold(correction, 1)).toMatchObject([{ reason: 'replaced' }]);
  await datasul.clearFaults();
  await world.untilIdle();
  expect((await datasul.payroll()).rows).toMatchObject([{ valores: ['16,00'], posts: 1 }]);
});
