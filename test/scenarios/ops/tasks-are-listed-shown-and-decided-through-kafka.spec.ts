import { OpsCommand } from '../../fixtures/ops/run-ops';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

interface Listed {
  readonly tasks: readonly { readonly id: string; readonly state: string; readonly lane: string }[];
}

/**
 * A write that Gupy refuses for good is parked. The operator finds it, sees its attempts, and repeats or discards it, one
 * or all of a filter, through Kafka alone. Without a reason nothing is changed, a rehearsal changes nothing, and with each
 * task stands who decided and why.
 */
it('tasks are listed, shown and decided through Kafka', async () => {
  const world = await ScreeningWorld.start();
  const ops = new OpsCommand(world.prefix);
  const service = 'candidate-screening';
  for (const applicationId of [261, 262]) {
    await world.move({ applicationId });
    const { id } = await world.until(applicationId, 'waiting');
    await world.result({ externalId: id, outcome: 'apto', date: '2026-03-03T10:00:00Z' });
    await world.until(applicationId, 'parked');
  }

  const parked = ['tasks', 'list', service, '--state', 'parked,unknown'];
  const { tasks } = (await ops.json<Listed>(parked)).result;
  expect(tasks.map(({ state, lane }) => ({ state, lane }))).toEqual([
    { state: 'parked', lane: 'gupy/acme/261' },
    { state: 'parked', lane: 'gupy/acme/262' },
  ]);
  const id = tasks[0]?.id ?? '';
  const ofOne = await ops.json<Listed>([...parked, '--application', 'acme/262']);
  expect(ofOne.result.tasks.map((task) => task.id)).toEqual([tasks[1]?.id]);
  const table = (await ops.run(['tasks', 'list', service, '--kind', 'gupy.write-tag'])).stdout;
  expect(table).toContain('gupy/acme/261');
  expect(table).toContain('Motivo');

  const retry = ['tasks', 'retry', service];
  expect((await ops.json([...retry, id], 3)).message).toContain('--why');
  await ops.json([...retry, id, '--dry-run']);
  const shown = await ops.json<{ state: string; attempts: unknown[] }>([
    'tasks',
    'show',
    service,
    id,
  ]);
  expect(shown.result).toMatchObject({ state: 'parked', actions: [] });
  expect(shown.result.attempts).toHaveLength(1);
  expect((await ops.json(['tasks', 'show', service, '999999'], 3)).message).toContain('999999');

  await world.sandbox.addApplications(261);
  await ops.json([...retry, id, '--why', 'candidatura voltou']);
  await world.until(261, 'returned');
  const after = await ops.json(['tasks', 'show', service, id]);
  expect(after.result).toMatchObject({
    state: 'done',
    actions: [{ actor: 'maria', why: 'candidatura voltou', from: 'parked', to: 'ready' }],
  });

  const discarded = await ops.json<{ counts: object }>([
    ...['tasks', 'discard', service, '--party', 'gupy:acme', '--rate', '50'],
    ...['--actor', 'joão', '--why', 'vaga encerrada', '--yes'],
  ]);
  expect(discarded.result.counts).toEqual({ decided: 1, refused: 0 });
  expect((await ops.json<Listed>(parked)).result.tasks).toEqual([]);
  expect((await ops.json([...retry, id, '--why', 'engano'], 3)).ok).toBe(false);

  const told = await ops.json<{ answers: object[] }>([
    ...['history', 'list', '--service', service, '--who', 'joão'],
  ]);
  expect(told.result.answers).toMatchObject([{ name: 'tasks.discard', why: 'vaga encerrada' }]);
  const about = await ops.json<{ commands: { name: string }[] }>(['service', 'describe', service]);
  expect(about.result.commands.map(({ name }) => name)).toContain('tasks.retry');
});
