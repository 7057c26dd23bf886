import { spawnApp, type AppProcess } from '@ponte/testing';
import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * The image has the same command: it shows how far the run is, says in one sentence (or as JSON) what was found and done,
 * and exits accordingly. A running service does the work; without one the command does it itself. A dry run says what it
 * would do and changes nothing: no screening, no order, no event.
 */
it('the image reconciles by its own command', async () => {
  const world = await ReconcileWorld.start();
  const { screening } = world;
  const { sandbox } = screening;
  const command = async (...args: string[]): Promise<{ code: number | null; app: AppProcess }> => {
    const env = { ...screening.env(), LOG_LEVEL: 'warn' };
    const app = await spawnApp({ app: 'candidate-screening', env, args: ['reconcile', ...args] });
    return { code: (await app.exited).code, app };
  };
  await world.addJob(91);
  await world.addPeople({ id: 6501, count: 2 });
  await world.addPeople({ id: 6601, count: 3, jobId: 91 });

  const dry = await command('--screening', 'exames', '--dry-run');
  expect(dry.app.logs.tail()).toContain('5 triagens abertas, 0 encerradas, 0 já existiam');
  expect(dry.app.logs.tail()).toContain('(ensaio: nada mudou)');
  expect(dry.code).toBe(0);
  expect(await screening.count('screening')).toBe(0);
  expect(await screening.count('application_position')).toBe(0);
  expect(await screening.count(`task WHERE kind = 'validation.request-order'`)).toBe(0);
  expect(await screening.count('outbox')).toBe(0);
  expect(await sandbox.count({ system: 'exams' })).toBe(0);

  const one = await command('--screening', 'exames', '--job', '91', '--json', '--why', 'começo');
  expect(one.code).toBe(0);
  const line = one.app.logs.lines.find((each) => each.startsWith('{"id"'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    ...{ state: 'done', jobId: 91, askedBy: 'terminal', why: 'começo' },
    counts: { jobs: 1, jobsDone: 1, opened: 3, calls: 1 },
  });
  await screening.until(6603, 'waiting');

  const [service] = screening.services;
  await service?.stop();
  const alone = await command('--screening', 'exames');
  expect(alone.app.logs.tail()).toContain('2 triagens abertas, 0 encerradas, 3 já existiam');
  expect(alone.code).toBe(0);
  expect(await screening.count(`screening WHERE state = 'requesting'`)).toBe(2);
  await (await screening.spawn()).ready();
  await screening.until(6502, 'waiting');

  for (const [args, told] of [
    [['--screening', 'provas'], 'Existem: exames'],
    [[], 'Informe a triagem'],
    [['--screening', 'exames', '--job', 'x'], '--job deve ser o número'],
    [['--screening', 'exames', '--force'], 'Opção não entendida'],
  ] as const) {
    const wrong = await command(...args);
    expect(wrong.code).toBe(2);
    expect(wrong.app.logs.tail()).toContain(told);
  }
});
