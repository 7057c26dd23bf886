import type { AppProcess } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * Nothing is guessed: a name that the service does not know, an argument that is missing, wrong or unknown, a change
 * without a reason are refused at once, with everything that is wrong and what would be right, in Portuguese. What the
 * service itself refuses, and what was only a rehearsal, leaves nothing behind.
 */
describe('a command', () => {
  let world: DoingWorld;
  let app: AppProcess;

  beforeAll(async () => {
    world = await DoingWorld.create();
    app = await world.start({});
  });
  afterAll(async () => {
    // Whatever was refused or rehearsed has left nothing.
    expect(await world.count('noted')).toBe(0);
    expect(await world.read('test.thing.noted.v1')).toEqual([]);
    expect(await world.read('doing.dead.v1')).toEqual([]);
    await app.stop();
    await world.database.destroy();
  });

  const text = (part: string): string => expect.stringContaining(part) as string;

  it('of an unknown name is answered with the known ones', async () => {
    const answer = await world.operator.ask('thing.forget');
    expect(answer).toMatchObject({ state: 'refused', message: text('não conhece o comando') });
    expect((answer.result as { commands: string[] }).commands).toEqual(
      expect.arrayContaining(['dead.discard', 'service.describe', 'tasks.retry', 'thing.note']),
    );
  });

  it('with bad arguments is answered with every fault and its place', async () => {
    const args = { thing: '', n: -1.5, wish: 'fly', colour: 'blue' };
    const answer = await world.operator.ask('thing.note', args);
    expect(answer.state).toBe('refused');
    expect((answer.result as { faults: object[] }).faults).toEqual(
      expect.arrayContaining([
        { path: '/thing', message: 'deve ter no mínimo 1 caracteres' },
        { path: '/n', message: 'deve ser um número inteiro' },
        { path: '/n', message: 'deve ser no mínimo 0' },
        { path: '/wish', message: text('deve ser um destes: throw') },
        { path: '/colour', message: text('existem: n, thing, wish') },
      ]),
    );
    expect(answer.message).toContain('/n deve ser um número inteiro');
    expect(await world.operator.ask('thing.note', [1])).toMatchObject({
      message: text('deve ser um objeto'),
    });
    expect(await world.operator.ask('service.describe', { deep: true })).toMatchObject({
      message: text('/deep não é argumento deste comando (não há nenhum)'),
    });
  });

  it('that changes something wants a reason, and every command somebody who asks', async () => {
    const args = { thing: 'a', n: 1 };
    expect(await world.operator.ask('thing.note', args, { why: ' ' })).toMatchObject({
      state: 'refused',
      message: text('--why'),
    });
    expect(await world.operator.ask('service.describe', {}, { actor: ' ' })).toMatchObject({
      state: 'refused',
      message: text('--actor'),
    });
    expect(await world.operator.ask('service.describe', {}, { why: '' })).toMatchObject({
      state: 'done',
    });
  });

  it('that the service refuses leaves nothing of what it wrote and told', async () => {
    const answer = await world.operator.ask('thing.note', { thing: 'a', n: 1, wish: 'refuse' });
    expect(answer).toMatchObject({ state: 'refused', message: 'Isto não se anota.' });
  });

  it('as a rehearsal says what it would do, and leaves nothing either', async () => {
    const dry = { dryRun: true, why: '' };
    expect(await world.operator.ask('thing.note', { thing: 'a', n: 1 }, dry)).toMatchObject({
      state: 'done',
      dryRun: true,
      result: { thing: 'a', n: 1 },
    });
    expect(await world.count('tried')).toBe(2);
  });
});
