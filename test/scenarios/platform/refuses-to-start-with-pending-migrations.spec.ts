import { stack } from '@ponte/testing';
import { spawnDatabaseFixture } from './fixture/spawn-fixture';

/**
 * A service with pending migrations says which and what to run, touches nothing and exits 1: code that meets another
 * schema than its own is worse than code that does not run. `migrate` applies them, `migrate --status` tells; with
 * AUTO_MIGRATE=true two replicas that start at once both come up, and each migration ran once.
 */
describe('pending migrations', () => {
  it('stop the start, are shown and applied by the sub-command', async () => {
    const url = await stack().databaseUrl('platform');
    const refused = await spawnDatabaseFixture(url);
    expect(await refused.exited).toEqual({ code: 1, signal: null });
    expect(refused.logs.tail()).toContain(
      '  - pending migrations (2): CreateNote1764000000000, FillNote1764000000001; ' +
        'run: npm run migrate -- database-fixture (in an image: node main.js migrate)',
    );

    const run = async (args: string[]): Promise<[number | null, string]> => {
      const command = await spawnDatabaseFixture(url, { LOG_LEVEL: 'silent' }, args);
      const { code } = await command.exited;
      return [code, command.logs.tail()];
    };
    expect(await run(['migrate', '--status'])).toEqual([
      1,
      'pendente  CreateNote1764000000000\npendente  FillNote1764000000001\n2 migrações, 2 pendentes',
    ]);
    expect(await run(['migrate'])).toEqual([
      0,
      'aplicada  CreateNote1764000000000\naplicada  FillNote1764000000001\n2 aplicadas',
    ]);
    expect((await run(['migrate', '--status']))[0]).toBe(0);
    expect(await run(['migrate'])).toEqual([0, 'Nada a aplicar']);
    expect((await run(['migrate', '--stauts']))[0]).toBe(2);

    const started = await (await spawnDatabaseFixture(url)).ready();
    expect(JSON.parse(await started.logs.waitFor(/"read"/))).toMatchObject({
      notes: 1,
      settings: {
        statement: '300ms',
        lock: '5s',
        idle: '30s',
        application: expect.stringMatching(/^database-fixture\//),
      },
    });
    expect(await started.stop()).toEqual({ code: 0, signal: null });
  });

  it('are applied once by replicas that start together with AUTO_MIGRATE', async () => {
    const url = await stack().databaseUrl('platform');
    const start = () => spawnDatabaseFixture(url, { AUTO_MIGRATE: 'true' });
    const replicas = await Promise.all([start(), start()]);
    await Promise.all(replicas.map((replica) => replica.ready()));
    for (const replica of replicas) {
      expect(JSON.parse(await replica.logs.waitFor(/"read"/))).toMatchObject({ notes: 1 });
      expect((await replica.stop()).code).toBe(0);
    }
  });
});
