import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Outside the profile's window of the day no call is made, because payroll is being calculated or Datasul is in maintenance:
 * entries wait, cost no attempt, and are posted when it opens. A competência that was closed while they waited is refused
 * then, with the reason, without a call.
 */
describe('the window of the day', () => {
  it('is waited for, and a competência that is closed meanwhile is refused', async () => {
    const minute = saoPauloMinute(new Date());
    const from = clock(minute + 120);
    const world = await PayrollWorld.prepare({
      datasul: `window: "${from}-${clock(minute + 180)}"`,
    });
    const service = await world.spawn();
    await service.ready();
    const requestId = await world.send([
      oneRubrica('1,00'),
      oneRubrica('2,00', { matricula: '1019446', codfuncionario: '10|1|9446', mescom: '03' }),
    ]);
    await eventually(async () => (await world.count(`task WHERE last_class = 'throttled'`)) === 2, {
      timeoutMs: 20_000,
      what: 'two tasks that wait for the window',
    });
    expect(await world.datasul.calls()).toHaveLength(0);
    expect(await world.count(`payroll_entry WHERE state = 'received'`)).toBe(2);
    expect(await world.count('task_attempt')).toBe(0);
    await service.stop();

    await world.configure({ profile: ['closed: ["2026-03"]'] });
    await (await world.spawn()).ready();
    await world.database.query(`UPDATE task SET due_at = now()`);
    const told = await world.untilTold(requestId, 2);
    expect(told).toMatchObject([
      { state: 'accepted' },
      { state: 'refused', by: 'ponte', reason: 'competence-closed' },
    ]);
    expect((await world.datasul.payroll()).totals.posts).toBe(1);
  });
});

/** São Paulo is three hours behind UTC, all year. */
function saoPauloMinute(now: Date): number {
  return now.getUTCHours() * 60 + now.getUTCMinutes() + 21 * 60;
}

function clock(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60];
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
}
