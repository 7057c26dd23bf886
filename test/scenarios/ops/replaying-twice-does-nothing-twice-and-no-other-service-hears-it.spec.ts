import { gupyApplicationMoved } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { OpsCommand } from '../../fixtures/ops/run-ops';
import { movedRecord } from '../../fixtures/screening/events';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * An event died because the service's own table was away. Replayed, it is handled once, under its own id; replayed
 * again, it does nothing. It goes to the service's own replay topic as it was (key, value, headers), the business topic
 * gets no record, so that no other service hears it; and who replayed it, and why, stands beside the answers.
 */
it('replaying twice does nothing twice, and no other service hears it', async () => {
  const world = await ScreeningWorld.start();
  const ops = new OpsCommand(world.prefix);
  const service = 'candidate-screening';
  const dead = movedRecord({ applicationId: 261 });
  const eventId = dead.headers.ce_id ?? '';
  await world.database.query('ALTER TABLE screening RENAME TO screening_away');
  await world.write([dead]);
  await eventually(async () => (await world.read(`${service}.dead.v1`)).length === 1, {
    timeoutMs: 20_000,
    what: 'the dead letter',
  });
  await world.database.query('ALTER TABLE screening_away RENAME TO screening');

  type Listed = { letters: { eventId: string; state: string; class: string }[] };
  const listed = await ops.json<Listed>(['dead', 'list', service]);
  expect(listed.result.letters).toMatchObject([{ eventId, state: 'dead', class: 'handler' }]);

  const replay = ['dead', 'replay', service, '--id', eventId, '--yes'];
  // Without a reason, and as a rehearsal: nothing is sent.
  expect((await ops.json(replay, 3)).message).toContain('--why');
  await ops.json([...replay, '--dry-run']);
  expect(await world.read(`${service}.replay.v1`)).toEqual([]);

  const first = await ops.json<object>([...replay, '--why', 'tabela voltou', '--wait']);
  expect(first.result).toMatchObject({ sent: 1, handled: 1, deadAgain: 0, waiting: 0 });
  await world.until(261, 'waiting');
  // Sent again by the command, which looks first, and once more by hand, which does not.
  const second = await ops.json<{ sent?: number }>([...replay, '--why', 'de novo']);
  expect(second).toMatchObject({ ok: true, message: 'Nada a fazer: o estado já é done.' });
  const [replayed] = await world.read(`${service}.replay.v1`);
  if (!replayed) throw new Error('nothing was replayed');
  const { key, value, headers } = replayed;
  await world.write([{ topic: `${service}.replay.v1`, key: key ?? '', value, headers }]);
  await world.untilCaughtUp(`${service}.replay.v1`);

  expect(await world.screenings(261)).toHaveLength(1);
  expect(await world.count('task')).toBe(1);
  expect(await world.read(gupyApplicationMoved.topic)).toHaveLength(1);
  expect(await world.read(`${service}.dead.v1`)).toHaveLength(1);
  expect({ key, value: String(value) }).toEqual({ key: dead.key, value: String(dead.value) });
  expect(headers).toMatchObject(dead.headers);
  expect(headers['ponte-replay-command']).toBe(first.commandId);

  type Shown = { answers: { state: string; actor: string; why: string }[] };
  const told = await ops.json<Shown>(['history', 'show', first.commandId ?? '']);
  expect(told.result.answers).toMatchObject([
    {
      state: 'progress',
      service: 'ops',
      name: 'dead.replay',
      actor: 'maria',
      why: 'tabela voltou',
    },
    { state: 'done', result: { sent: 1, ids: [eventId] } },
  ]);
});
