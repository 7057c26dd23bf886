import { spawnFixture } from './fixture/spawn-fixture';

/**
 * A service's own main.js runs its sub-commands, so that an image needs no other tool: stdout is the command's result
 * alone, the exit code is the command's, `help` lists them, an unknown one is said to be unknown.
 */
describe('sub-commands', () => {
  it.each([
    [['echo', 'oi', 'você'], 0, 'oi você'],
    [['echo'], 3, ''],
    [['help'], 0, 'echo'],
    [['nothing'], 2, 'Comando desconhecido: nothing'],
  ])('%p exits %i', async (args, code, text) => {
    const app = await spawnFixture({}, args);
    expect(await app.exited).toEqual({ code, signal: null });
    expect(app.logs.tail()).toContain(text);
    expect(app.logs.tail()).not.toContain('"listening"');
  });
});
