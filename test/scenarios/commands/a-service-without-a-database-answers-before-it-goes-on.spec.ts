import * as path from 'node:path';
import { type AppProcess, eventually, spawnApp, stack, stockKafka } from '@ponte/testing';
import { Operator } from '../../fixtures/commands/operator';

/**
 * The edge has no database, and takes commands all the same: at least once. Its answer is on the log before the offset
 * of the command is committed, a handler that throws is answered as failed and does not hold the commands behind it, and
 * what is expired, unknown or wrong is answered as by any other service.
 */
describe('a service without a database', () => {
  const prefix = stack().prefix();
  const operator = new Operator(prefix, 'plain');
  let app: AppProcess;
  const start = async (): Promise<AppProcess> => {
    const spawned = await spawnApp({
      entry: path.join(__dirname, '../../fixtures/commands/plain-main.ts'),
      env: {
        HOST: '127.0.0.1',
        KAFKA_BROKERS: stack().brokers,
        KAFKA_PREFIX: prefix,
        AUTO_MIGRATE: 'true',
        TOPIC_PARTITIONS: '1',
      },
    });
    return spawned.ready();
  };
  const committed = async (): Promise<number> => {
    const admin = stockKafka(stack().brokers).admin();
    await admin.connect();
    try {
      const topics = [`${prefix}plain.command.v1`];
      const [offsets] = await admin.fetchOffsets({ groupId: `${prefix}plain.command`, topics });
      return Number(offsets?.partitions[0]?.offset);
    } finally {
      await admin.disconnect();
    }
  };

  beforeAll(async () => {
    app = await start();
  });
  afterAll(() => app.stop());

  it('reports progress and answers; the rest is refused, expired or failed', async () => {
    const good = operator.command('thing.note', { thing: 'a', n: 1 });
    const failing = operator.command('thing.note', { thing: 'a', n: 1, wish: 'throw' });
    const wrong = operator.command('thing.note', { thing: 'a' });
    const unknown = operator.command('tasks.list');
    const late = operator.command(
      'thing.note',
      { thing: 'a', n: 1 },
      { expiresAt: new Date(Date.now() - 1).toISOString() },
    );
    const last = operator.command('thing.note', { thing: 'b', n: 2 }, { dryRun: true, why: '' });
    await operator.send(good, failing, wrong, unknown, late, last);
    expect(await operator.last(last.commandId)).toMatchObject({
      state: 'done',
      seq: 1,
      // Once the good one, three times the failing one.
      result: { tried: 5, dryRun: true },
    });
    expect(await operator.answers(good.commandId)).toMatchObject([
      { seq: 0, state: 'progress', message: 'Metade.', result: { done: 1, of: 2 } },
      { seq: 1, state: 'done', message: 'Anotado: a.', actor: 'maria', why: 'conferido' },
    ]);
    const failed = await operator.last(failing.commandId);
    expect(failed.state).toBe('failed');
    expect(failed.message).toContain('nothing can be done');
    expect(failed.message).not.toContain('529');
    expect(await operator.last(wrong.commandId)).toMatchObject({ state: 'refused' });
    expect(await operator.last(unknown.commandId)).toMatchObject({
      state: 'refused',
      result: { commands: ['thing.note'] },
    });
    expect(await operator.last(late.commandId)).toMatchObject({ state: 'expired' });
    await eventually(async () => (await committed()) === 6, { timeoutMs: 10_000 });
  });

  it('takes what was asked while it was away, in order', async () => {
    await app.stop();
    const first = operator.command('thing.note', { thing: 'c', n: 1 });
    const second = operator.command('thing.note', { thing: 'd', n: 1 });
    await operator.send(first, second);
    app = await start();
    await operator.last(second.commandId);
    expect(await operator.last(first.commandId)).toMatchObject({ result: { tried: 1 } });
    expect(await operator.last(second.commandId)).toMatchObject({ result: { tried: 2 } });
  });
});
