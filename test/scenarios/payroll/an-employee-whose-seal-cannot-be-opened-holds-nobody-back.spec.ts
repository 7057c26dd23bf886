import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * The key that sealed an employee is gone, or the seal was changed. Nobody knows whom to post, and time will not tell: the task
 * waits for a person, with the reason. Everybody else of the same batch is posted.
 */
it('an employee whose seal cannot be opened holds nobody back', async () => {
  const world = await PayrollWorld.prepare({ datasul: `window: "${closed()}"` });
  const waiting = await world.spawn();
  await waiting.ready();
  await world.send([
    oneRubrica('1,00'),
    oneRubrica('2,00', { matricula: '1019446', codfuncionario: '10|1|9446' }),
  ]);
  await eventually(async () => (await world.count(`task WHERE last_class = 'throttled'`)) === 2, {
    timeoutMs: 20_000,
    what: 'two tasks that wait for the window',
  });
  await waiting.stop();
  const broken = `referencia = '1,00'`;
  const [kept] = await world.database.query<{ seal: string }[]>(
    `SELECT sealed_employee AS seal FROM payroll_entry WHERE ${broken}`,
  );
  const setSeal = (seal = ''): Promise<unknown> =>
    world.database.query(`UPDATE payroll_entry SET sealed_employee = $1 WHERE ${broken}`, [seal]);
  await setSeal(`${kept?.seal.slice(0, -8)}AAAAAAAA`);

  await world.configure({});
  await (await world.spawn()).ready();
  await world.database.query(`UPDATE task SET due_at = now()`);
  await world.untilEntry(`referencia = '2,00' AND state = 'accepted'`);
  const reason = await eventually(
    async () => {
      const [task] = await world.database.query<{ reason: string }[]>(
        `SELECT reason FROM task WHERE state = 'parked'`,
      );
      if (!task) throw new Error('no task is parked');
      return task.reason;
    },
    { timeoutMs: 30_000, what: 'a task that waits for a person' },
  );
  expect(reason).toContain('the employee cannot be opened');
  expect(reason).not.toMatch(/9445/);
  expect(await world.count(`payroll_entry WHERE ${broken} AND state = 'received'`)).toBe(1);
  expect((await world.datasul.payroll()).totals.posts).toBe(1);
});

/** A window of an hour that begins in two, in São Paulo. */
function closed(): string {
  const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes() + 23 * 60;
  const clock = (at: number): string =>
    [Math.floor(at / 60) % 24, at % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock(minute)}-${clock(minute + 60)}`;
}
