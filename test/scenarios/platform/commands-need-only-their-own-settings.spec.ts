import { readTopic, spawnApp, stack } from '@ponte/testing';

/**
 * Whoever prepares an environment has the broker's address or the database's, seldom the secrets that the service will
 * run with. So `topics` asks for KAFKA_BROKERS alone and `migrate` for DATABASE_URL alone: no configuration file, no
 * keys of personal data, no token of a third party. What a command does need and is not there is named, and nothing
 * else is.
 */
describe('sub-commands of the real services', () => {
  const run = async (
    app: string,
    args: string[],
    env: Record<string, string>,
  ): Promise<readonly [number | null, string]> => {
    const command = await spawnApp({ app, args, env: { LOG_LEVEL: 'error', ...env } });
    const { code } = await command.exited;
    return [code, command.logs.tail()];
  };

  it('migrate with the database alone', async () => {
    const env = { DATABASE_URL: await stack().databaseUrl('commands') };
    const [code, text] = await run('candidate-screening', ['migrate'], env);
    expect(text).toMatch(/aplicada {2}Screening1764000000000/);
    expect(code).toBe(0);
    expect(await run('candidate-screening', ['migrate', '--status'], env)).toEqual([
      0,
      expect.stringMatching(/ 0 pendentes$/),
    ]);
  });

  describe.each([
    ['ingest', ['gupy.application.moved.v1', 'ingest.command.v1']],
    [
      'candidate-screening',
      [
        // What it hears and what belongs to every service with a database is found without building it.
        'candidate-screening.replay.v1',
        'candidate-screening.command.v1',
        'ops.command.answered.v1',
        'gupy.application.moved.v1',
      ],
    ],
  ])('topics of %s with the broker alone', (app, topics) => {
    const { brokers, prefix } = stack();
    const KAFKA_PREFIX = prefix();
    const codes: (number | null)[] = [];
    let plan: string;

    beforeAll(async () => {
      const env = { KAFKA_BROKERS: brokers, KAFKA_PREFIX, TOPIC_PARTITIONS: '1' };
      const planned = await run(app, ['topics', 'plan', '--json'], env);
      plan = planned[1];
      codes.push(planned[0]);
      codes.push((await run(app, ['topics', 'apply'], env))[0]);
      codes.push((await run(app, ['topics', 'plan'], env))[0]);
    });

    it.each(topics)('%s', async (topic) => {
      expect(plan).toContain(topic);
      expect(codes).toEqual([2, 0, 0]);
      expect(await readTopic(brokers, `${KAFKA_PREFIX}${topic}`)).toEqual([]);
    });
  });

  it('help without any setting', async () => {
    const [code, text] = await run('candidate-screening', ['help'], {});
    expect(text).toMatch(/migrate .*\n.*topics/);
    expect(code).toBe(0);
  });

  it('name what they miss, and only that', async () => {
    const [code, text] = await run('candidate-screening', ['migrate'], {});
    expect(text.split('\n')).toEqual([
      'candidate-screening migrate does not start, its configuration is faulty:',
      expect.stringContaining('  - DATABASE_URL: '),
    ]);
    expect(code).toBe(1);
    const [without, missing] = await run('ingest', ['topics', 'plan'], {});
    expect(missing).toContain('  - KAFKA_BROKERS: ');
    expect(missing).not.toMatch(/PII_KEYS|CONFIG_FILE|DATABASE_URL/);
    expect(without).toBe(1);
  });
});
