import { screeningRequested } from '@ponte/contracts';
import { createTopic, freePort, FaultProxy } from '@ponte/testing';
import { AnalyticsWorld, told } from '../../fixtures/analytics/analytics-world';

/**
 * An analyst is no operator of Kafka: whatever is wrong is said within half a minute, in one sentence that names the place
 * and what to do, without a stack trace, and without the password of the database.
 */
describe('a reading that cannot be', () => {
  let world: AnalyticsWorld;

  beforeAll(async () => {
    world = await AnalyticsWorld.create([screeningRequested.topic]);
    await world.write([told(screeningRequested, 'one', {})]);
  });

  const failing = async (
    code: number,
    args: string[],
    env: Record<string, string>,
    ...words: string[]
  ) => {
    const ended = await world.run(args, env);
    expect({ code: ended.code, stderr: ended.stderr }).toMatchObject({ code });
    for (const word of words) expect(ended.stderr).toContain(word);
    expect(ended.stderr).not.toMatch(/\n\s+at |geheim/);
    expect(ended.stdout).toBe('');
  };

  it('without a broker', async () => {
    const nobody = `127.0.0.1:${await freePort()}`;
    await failing(1, ['--brokers', nobody], {}, `Nenhum Kafka respondeu em ${nobody}`, '--brokers');
  });

  it('without a topic of that prefix', async () => {
    await failing(
      1,
      ['--prefix', 'nobody-', '--schema', 'other'],
      {},
      'prefixo "nobody-"',
      '--prefix',
    );
  });

  it('from another environment into the same schema', async () => {
    expect((await world.run()).code).toBe(0);
    const elsewhere = `${world.prefix}b-`;
    await createTopic(world.brokers, elsewhere + screeningRequested.topic);
    await failing(1, ['--prefix', elsewhere], {}, world.prefix, '--schema');
  });

  it('without a database', async () => {
    const url = new URL(world.databaseUrl);
    url.password = 'geheim';
    url.port = String(await freePort());
    await failing(
      1,
      [],
      { DATABASE_URL: url.toString() },
      `não respondeu em ${url.host}`,
      '--database-url',
    );
    const missing = new URL(world.databaseUrl);
    missing.pathname = '/nobody_made_this';
    await failing(
      1,
      [],
      { DATABASE_URL: missing.toString() },
      'nobody_made_this',
      '--create-database',
    );
  });

  it('while another process reads into the schema', async () => {
    const first = world.start(['--follow']);
    await first.logs.waitFor(/Em dia/, 30_000);
    await failing(1, [], {}, 'Outro processo já lê', '--schema');
    first.signal('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
  });

  it('by a user who may not create anything', async () => {
    const role = `reader_${world.prefix.replace(/\W/g, '')}`;
    await world.rows(`CREATE ROLE ${role} LOGIN PASSWORD 'geheim'`);
    const url = new URL(world.databaseUrl);
    Object.assign(url, { username: role, password: 'geheim' });
    await failing(
      1,
      ['--schema', 'mine'],
      { DATABASE_URL: url.toString() },
      'Falta permissão',
      'CREATE',
    );
    await world.rows(`DROP ROLE ${role}`);
  });

  it('when the database goes away meanwhile', async () => {
    const proxy = await FaultProxy.start(world.databaseUrl);
    const running = world.start(['--follow'], { DATABASE_URL: proxy.through(world.databaseUrl) });
    await running.logs.waitFor(/Em dia/, 30_000);
    await proxy.refuse();
    await world.write([told(screeningRequested, 'two', {})]);
    const { code, stderr } = await running.ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`O PostgreSQL não respondeu em ${proxy.address}`);
    expect((await world.run()).stderr).toContain('1 novos, 0 repetidos');
  });

  it('with options that are none', async () => {
    await failing(2, ['--nonsense'], {}, '--nonsense', '--help');
    await failing(2, ['--schema', 'public', '--every', '0'], {}, '--schema', '--every');
  });
});
