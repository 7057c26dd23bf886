import { type AppProcess, eventually } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * A command that takes minutes cannot be done inside a transaction: its handler begins a run and says so, the run tells
 * how far it is by transactions of its own, and one last answer ends it. A run that is resumed after a crash may say its
 * end again: nobody hears it twice.
 */
describe('a run that a command began', () => {
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

  it('is answered step by step, and ends once', async () => {
    const { operator } = world;
    const { commandId } = await operator.ask('thing.note', { thing: 'a', n: 1, wish: 'run' });
    await eventually(() => app.logs.records.some(({ msg }) => msg === 'a command was answered'));
    // The fixture's second ending would be told before this.
    await operator.ask('service.describe');
    const answers = await operator.answers(commandId);
    expect(answers.map(({ seq, state, message, result }) => [seq, state, message, result])).toEqual(
      [
        [0, 'progress', 'Começou.', null],
        [1, 'progress', 'Metade feita.', { done: 1, of: 2 }],
        [2, 'done', 'Tudo feito.', { done: 2, of: 2 }],
      ],
    );
    expect(await world.count(`ops_command WHERE state = 'done' AND seq = 2`)).toBe(1);
  });
});
