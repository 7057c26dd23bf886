import { OpsCommand } from '../../fixtures/ops/run-ops';
import { type RunResult, ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * `ops screening reconcile` reaches the service through Kafka alone, shows how far the run is while it goes on, and ends
 * with what was found and done; a dry run first, then the real one. A rule that is not there is refused with those that are.
 */
it("the operator's command shows a run to its end", async () => {
  const world = await ReconcileWorld.start();
  const { screening } = world;
  const ops = new OpsCommand(screening.prefix);
  await world.addPeople({ id: 6801, count: 3 });
  const reconcile = ['screening', 'reconcile', '--screening', 'exames', '--job', '8451877'];

  const dry = await ops.run([...reconcile, '--dry-run']);
  expect(dry.stdout).toContain('3 triagens abertas');
  expect(dry.stdout).toContain('(ensaio: nada mudou)');
  expect(dry.code).toBe(0);
  expect(await screening.count('screening')).toBe(0);

  const done = await ops.json<RunResult>(['--yes', ...reconcile, '--why', 'cliente novo']);
  expect(done.result).toMatchObject({ dryRun: false, counts: { jobs: 1, opened: 3, known: 0 } });
  await screening.until(6803, 'waiting');
  const runs = await ops.json<{ runs: object[] }>(['screening', 'runs', '--screening', 'exames']);
  expect(runs.result.runs).toMatchObject([
    { id: done.commandId, state: 'done', dryRun: false, actor: 'maria', why: 'cliente novo' },
    { state: 'done', dryRun: true },
  ]);
  const wrong = ['--yes', 'screening', 'reconcile', '--screening', 'provas', '--why', 'engano'];
  expect((await ops.json(wrong, 3)).message).toContain('Existem: exames');
});
