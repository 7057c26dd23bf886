import { eventually, readTopic, writeRecords } from '@ponte/testing';
import { payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';
import { untilCaughtUp } from '../../fixtures/screening/until-caught-up';

interface Letters {
  readonly letters: readonly { readonly eventId: string; readonly state: string }[];
}

/**
 * What PontoWeb sent could not be heard, because a table of the ledger was away: it is a dead letter, and nothing of it was
 * posted. An operator replays it when the fault is mended. It is posted once, whoever waits for it is told, and a second
 * replay, or the same letter put there by hand, posts nothing.
 */
it('a dead letter that is replayed is posted once', async () => {
  const world = await PayrollWorld.start();
  const ops = payrollOps(world);
  await world.database.query('ALTER TABLE payroll_line RENAME TO payroll_line_away');
  const requestId = await world.send([oneRubrica('15,30')]);
  const deadTopic = `${world.prefix}payroll-bridge.dead.v1`;
  const dead = await eventually(
    async () => {
      const [letter] = await readTopic(world.brokers, deadTopic);
      if (!letter) throw new Error('no letter');
      return letter;
    },
    { timeoutMs: 30_000, what: 'the dead letter' },
  );
  await world.database.query('ALTER TABLE payroll_line_away RENAME TO payroll_line');
  expect(await world.entries()).toEqual([]);
  expect(String(dead.value)).not.toContain('9445');

  const { result } = await ops.json<Letters>(['dead', 'list', 'payroll-bridge']);
  expect(result.letters).toMatchObject([{ state: 'dead' }]);
  const eventId = result.letters[0]?.eventId ?? '';
  const replay = ['dead', 'replay', 'payroll-bridge', '--id', eventId, '--yes', '--why', 'mendado'];
  const first = await ops.json<object>([...replay, '--wait']);
  expect(first.result).toMatchObject({ sent: 1, handled: 1, deadAgain: 0, waiting: 0 });
  expect(await world.untilTold(requestId, 1)).toMatchObject([
    { state: 'accepted', by: 'datasul', repeated: false },
  ]);
  await world.untilIdle();

  expect((await ops.json(replay)).message).toContain('Nada a fazer');
  const { key, value, headers } = dead;
  const replayTopic = `${world.prefix}payroll-bridge.replay.v1`;
  await writeRecords(world.brokers, replayTopic, [{ key: key ?? '', value, headers }]);
  await untilCaughtUp(`${world.prefix}payroll-bridge`, replayTopic, world.brokers);
  expect(await world.ask([oneRubrica('15,30')])).toMatchObject([
    { state: 'accepted', repeated: true },
  ]);
  await world.untilIdle();
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 1, posts: 1, repeats: 0 });
  expect(await readTopic(world.brokers, deadTopic)).toHaveLength(1);
});
