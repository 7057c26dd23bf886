import { opsCommandAnswered } from '@ponte/contracts';
import { type AppProcess, eventually, readTopic, stack } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * Kafka may bring a command twice, and an operator's program may send it again when it is not sure. What the command
 * changes, what it tells and its answer happen once, in one commit, and who asked and why stay in the service's book, on
 * the answer and in the log.
 */
describe('a command delivered twice', () => {
  let world: DoingWorld;
  let app: AppProcess;

  beforeAll(async () => {
    world = await DoingWorld.create();
    app = await world.start({});
  });
  afterAll(async () => {
    await app.stop();
    await world.database.destroy();
  });

  it('changes once, answers once, and keeps who and why', async () => {
    const { operator } = world;
    const command = operator.command('thing.note', { thing: 'a', n: 1 });
    await operator.send(command, command);
    await operator.send(command);
    const after = await operator.ask('thing.note', { thing: 'b', n: 2 }, { actor: 'joão' });
    expect(after).toMatchObject({ state: 'done', actor: 'joão', why: 'conferido', seq: 0 });

    expect(await operator.answers(command.commandId)).toEqual([
      {
        commandId: command.commandId,
        service: 'doing',
        name: 'thing.note',
        actor: 'maria',
        why: 'conferido',
        dryRun: false,
        seq: 0,
        state: 'done',
        message: 'Anotado: a.',
        result: { thing: 'a', n: 1 },
        answeredAt: expect.any(String) as string,
      },
    ]);
    expect(await world.count(`noted WHERE thing = 'a'`)).toBe(1);
    await eventually(async () => (await world.read('test.thing.noted.v1')).length === 2);
    expect(
      await world.database.query(
        `SELECT name, actor, why, state, seq, args FROM ops_command WHERE command_id = $1`,
        [command.commandId],
      ),
    ).toEqual([
      {
        ...{ name: 'thing.note', actor: 'maria', why: 'conferido', state: 'done', seq: 0 },
        args: { thing: 'a', n: 1 },
      },
    ]);
    const lines = app.logs.records.filter(({ msg }) => msg === 'a command was answered');
    expect(lines[0]).toMatchObject({ name: 'thing.note', actor: 'maria', why: 'conferido' });
  });

  it('does nothing more after the inbox has forgotten it', async () => {
    const { operator } = world;
    const command = operator.command('thing.note', { thing: 'c', n: 3 });
    await operator.send(command);
    await operator.last(command.commandId);
    await world.database.query('DELETE FROM inbox WHERE event_id = $1', [command.commandId]);
    await operator.send(command);
    await operator.ask('service.describe');
    expect(await world.count(`noted WHERE thing = 'c'`)).toBe(1);
    expect(await operator.answers(command.commandId)).toHaveLength(1);
  });

  it('has one answer to an id, whose key is the id and whose cause is the command', async () => {
    const records = await readTopic(stack().brokers, world.prefix + opsCommandAnswered.topic);
    const ids = records.map(({ headers }) => headers.ce_id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { key, headers } of records) {
      expect(headers.ce_subject).toBe(key);
      expect(headers.ce_causationid).toBe(key);
      expect(headers.ce_source).toBe('/ponte/doing');
    }
  });
});
