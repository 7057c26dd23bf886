import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * A task was deleted by hand, or a person resolved it: whoever sends its rubrica again would join those who wait, for ever.
 * It is found, counted, alerted and posted; one that a task does hold is left to it, however long it waits.
 */
it('an entry that no task would post gets one', async () => {
  const world = await PayrollWorld.start();
  await world.datasul.fault({ kind: 'status', status: 401, processed: false });
  const lost = await world.send([oneRubrica('15,30')]);
  const other = { matricula: '1019446', codfuncionario: '10|1|9446' };
  const held = await world.send([oneRubrica('16,00', other)]);
  await eventually(async () => (await world.count(`task WHERE ended_at IS NULL`)) === 2, {
    timeoutMs: 20_000,
    what: 'two tasks',
  });
  await world.datasul.untilCalls(1, { status: '401' });
  await world.untilEntry(`state = 'received'`);
  // In order: a process killed in the middle of a probe would leave its task leased for minutes.
  await world.services[0]?.stop();
  await world.database.query(
    `DELETE FROM task WHERE payload -> 'entries' -> 0 ->> 'id' = (SELECT id::text FROM payroll_entry WHERE referencia = '15,30')`,
  );
  await world.database.query(
    `UPDATE payroll_entry SET state = 'received', updated_at = now() - interval '1 hour'`,
  );
  await world.datasul.clearFaults();

  const service = await world.spawn();
  await service.ready();
  for (const requestId of [lost, held])
    expect(await world.untilTold(requestId, 1, 60_000)).toMatchObject([{ state: 'accepted' }]);
  const found = `payroll_entry_history WHERE reason = 'lost-task'`;
  expect(await world.count(found)).toBe(1);
  expect(service.logs.lines.join('\n')).toContain('datasul-lost-entries');
  expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 2, repeats: 0 });
});
