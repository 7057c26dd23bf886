import { heldByTopic } from '../../fixtures/payroll/held-by-topic';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

const HOURS = 3_600_000;

/**
 * A dead letter is replayed days later, or a partition lags: what its sender has said since holds. The older value is
 * refused with that reason, also where corrections are posted; the same value is answered as ever.
 */
it('an older request that is heard later overrules nothing', async () => {
  const world = await PayrollWorld.start({
    profile: ['corrections: post', 'repeatedSend: replaces'],
  });
  await world.datasul.settings({ repeatedSend: 'replaces' });
  const ago = (hours: number) => ({ receivedAt: new Date(Date.now() - hours * HOURS) });
  const asked = async (value: string, hours: number) =>
    (await world.ask([oneRubrica(value)], ago(hours)))[0];
  const superseded = { state: 'refused', by: 'ponte', reason: 'superseded', entryId: null };

  expect(await asked('16,00', 10)).toMatchObject({ state: 'accepted' });
  const older = await asked('15,30', 72);
  expect(older).toMatchObject(superseded);
  expect(older?.message).toContain('envio mais recente');
  expect(await asked('16,00', 71)).toMatchObject({ state: 'accepted', repeated: true });
  // Who asks for the same again has said it anew.
  expect(await asked('16,00', 4)).toMatchObject({ state: 'accepted', repeated: true });
  expect(await asked('17,00', 6)).toMatchObject(superseded);
  expect(await asked('17,00', 2)).toMatchObject({ state: 'accepted', repeated: false });

  // As if it waited: a pause, a window.
  await world.datasul.fault({ kind: 'status', status: 401, processed: false });
  const waiting = await world.send([oneRubrica('18,00')], ago(1));
  await world.datasul.untilCalls(1, { status: '401' });
  await world.untilEntry(`state = 'received' AND referencia = '18,00'`);
  for (const value of ['16,30', '17,00']) expect(await asked(value, 1.5)).toMatchObject(superseded);
  await world.datasul.clearFaults();
  expect(await world.untilTold(waiting, 1, 60_000)).toMatchObject([{ state: 'accepted' }]);
  const { rows } = await world.datasul.payroll();
  expect(rows.map(({ valores, posts }) => [valores, posts])).toEqual([[['18,00'], 3]]);
  expect(await heldByTopic(world)).toEqual(['103 18,00 hhmm']);
});
