import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

interface Decided {
  readonly refused: readonly { readonly code: string }[];
}

/**
 * The process died while its call was under way. Datasul may still be at it: who looks there now and says "it is not there"
 * may be wrong a second later, and a second send would pay twice. So nobody may say so until the call is surely over; that
 * it is there may be said at once. Nor is anything put in a queue of a profile that posts nothing.
 */
it('an operator is held back while a call may be at work', async () => {
  const world = await PayrollWorld.prepare({ datasul: 'timeoutMs: 1000' });
  const ops = payrollOps(world);
  const first = await world.spawn();
  await first.ready();
  await world.datasul.fault({ kind: 'hang', count: 1 });
  const items = [oneRubrica('15,30'), oneRubrica('1,00', { rubrica: '10207' })];
  const requestId = await world.send(items);
  // Not only about to be made: whoever dies before that leaves the fault to the next call.
  await world.datasul.untilCalls(1, { fault: 'hang' });
  await first.kill();
  const second = await world.spawn();
  await second.ready();
  const [told] = await world.untilTold(requestId, 2, 40_000);
  expect(told).toMatchObject({ state: 'unknown', reason: 'process-died' });

  for (const verb of ['refuse', 'resend']) {
    const held = await ops.json<Decided>(
      payroll(`unknown ${verb} ${told?.entryId} --yes`, 'não está'),
      3,
    );
    expect(held.message).toContain('em andamento');
    expect(held.result.refused).toMatchObject([{ code: 'call-at-work' }]);
  }
  await ops.json(payroll(`unknown accept ${told?.entryId} --yes`, 'digitado à mão'));
  await world.callsAreLongOver();
  const resend = payroll('unknown resend --profile holding-producao --yes', 'não está');
  // Nobody would post it: it stays unknown.
  await second.stop();
  await world.configure({ profile: ['active: false'] });
  const idle = await world.spawn();
  await idle.ready();
  const kept = await ops.json<Decided>(resend, 3);
  expect(kept.result.refused).toMatchObject([{ code: 'profile' }]);
  await idle.stop();
  await world.configure({});
  await (await world.spawn()).ready();
  await ops.json(resend);
  const last = await world.untilEntry(`evento = '207' AND state = 'accepted'`);
  expect(last.version).toBeGreaterThan(3);
  const { rows } = await world.datasul.payroll();
  expect(rows).toMatchObject([{ evento: '207', posts: 1 }]);
});

/**
 * A proxy that hands a call on after our time-out: to us it is over, to Datasul it has not begun. Who finds nothing there in
 * these minutes finds it a little later, beside what was sent again.
 */
it('an operator is held back while the effect of a call may come late', async () => {
  const world = await PayrollWorld.start({ datasul: 'timeoutMs: 1000' });
  const ops = payrollOps(world);
  await world.datasul.fault({ kind: 'hang', count: 1 });
  const [told] = await world.ask([oneRubrica('15,30')]);
  expect(told).toMatchObject({ state: 'unknown', reason: 'no-answer' });
  for (const verb of ['refuse', 'resend']) {
    const held = await ops.json<Decided>(
      payroll(`unknown ${verb} ${told?.entryId} --yes`, 'não está'),
      3,
    );
    expect(held.result.refused).toMatchObject([{ code: 'call-at-work' }]);
  }
  expect(await world.count(`payroll_entry WHERE state = 'unknown'`)).toBe(1);
  await world.callsAreLongOver();
  await ops.json(payroll(`unknown refuse ${told?.entryId} --yes`, 'não está'));
});
