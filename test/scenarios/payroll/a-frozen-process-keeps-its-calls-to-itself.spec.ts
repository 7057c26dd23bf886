import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * A process freezes while its call is at Datasul. It renews nothing any more, but its call still takes a licence: no other
 * process calls in its place before that call has surely timed out.
 */
it('a frozen process keeps its calls to itself', async () => {
  const world = await PayrollWorld.prepare({ datasul: 'calls: 1, timeoutMs: 30000' });
  const first = await world.spawn();
  await first.ready();
  await world.datasul.settings({ answerMs: 19_000 });
  await world.send([oneRubrica('15,30')]);
  await world.untilEntry(`state = 'sending'`);
  await eventually(async () => (await world.datasul.atOnce()).open === 1, { what: 'a call' });
  first.freeze();
  await (await world.spawn()).ready();
  await world.send([oneRubrica('2,00', { matricula: '1019446', codfuncionario: '10|1|9446' })]);
  await eventually(async () => (await world.datasul.atOnce()).open === 0, {
    timeoutMs: 25_000,
    what: 'the end of the call',
  });
  first.thaw();
  await world.datasul.settings({ answerMs: 0 });
  await eventually(
    async () => (await world.count(`payroll_entry WHERE state = 'accepted'`)) === 2,
    {
      timeoutMs: 20_000,
      what: 'both accepted',
    },
  );
  expect((await world.datasul.atOnce()).most).toBe(1);
});
