import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { EXIT_CODES } from './program/exit-codes-help';
import type { Io } from './program/io';
import { buildProgram } from './program/program';
import { Runner } from './program/runner';
import { runOps } from './run-ops';

async function run(
  args: readonly string[],
  { stdin = '', terminal = false } = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: Readable.from([Buffer.from(stdin)]),
    terminal,
  };
  return { code: await runOps(args, io), out, err };
}

function commandsOf(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...commandsOf(each)]);
}

const paths = commandsOf(
  buildProgram(
    new Runner(
      { out: () => undefined, err: () => undefined, stdin: Readable.from([]), terminal: false },
      () => {
        throw new Error('nothing is run here');
      },
    ),
  ),
).map((command) => {
  const words = [command.name()];
  for (let up = command.parent; up?.parent; up = up.parent) words.unshift(up.name());
  return words;
});

describe('the operator’s command', () => {
  it.each(paths.map((words) => [words.join(' '), words] as const))(
    'has a help of its own for "%s"',
    async (_, words) => {
      const { code, out, err } = await run([...words, '--help']);
      expect([code, err]).toEqual([0, '']);
      // Commander's own words would be English.
      expect(out).not.toMatch(/Usage:|Options:|Commands:|display help|\[options\]|\(default/);
    },
  );

  it('tells its exit codes', async () => {
    const { code, out } = await run(['help', 'exit-codes']);
    expect(code).toBe(0);
    for (const [number, meaning] of EXIT_CODES) expect(out).toContain(`${number}  ${meaning}`);
  });

  it.each([
    [['tasks'], 'Falta o comando'],
    [['taks'], 'Comando desconhecido: taks'],
    [['tasks', 'list'], 'Falta o argumento <serviço>'],
    [['tasks', 'list', 'a', 'b'], 'Argumentos demais'],
    [['tasks', 'list', 'a', '--foo'], 'Opção desconhecida: --foo'],
    [['tasks', 'list', 'a', '--state', 'parked,x'], '"x" não é um destes'],
    [['tasks', 'resolve', 'a', '1'], 'Falta a opção --found'],
    [['tasks', 'retry', 'a', '--why', 'x'], 'ou um filtro'],
    [['tasks', 'retry', 'a', '1', '--kind', 'k'], 'não os dois'],
    [['tasks', 'list', 'a', '--timeout', 'x'], '--timeout'],
    [['dead', 'replay', 'a', '--why', 'x'], '--all'],
    [['dead', 'list', 'a', '--since', 'ontem'], '--since'],
    [['rejected', 'replay', '--why', 'x'], '--all'],
    [['provisioning', 'show', 'alguém'], 'UUID'],
    [['provisioning', 'forget', '--source', 'acme', '--why', 'x'], 'um dos dois'],
    [['service', 'ask', 'a', 'b', '[1]'], 'objeto JSON'],
    [['credentials', 'hash'], 'A entrada está vazia'],
  ])('refuses %j with 3', async (args, told) => {
    const people = await run(args);
    expect([people.code, people.out]).toEqual([3, '']);
    expect(people.err).toContain(told);
    const programs = await run([...args, '--json']);
    expect(programs.code).toBe(3);
    const { message, ...json } = JSON.parse(programs.out) as { message: string };
    expect(json).toEqual({
      ok: false,
      exit: 3,
      command: expect.any(String) as string,
      result: null,
    });
    expect(message).toContain(told);
  });

  it('says which setting is missing', async () => {
    const { code, err } = await run(['topics', 'plan']);
    expect(code).toBe(3);
    expect(err).toContain('KAFKA_BROKERS');
  });

  it('hashes a token that it never sees as an argument, without the end of the line', async () => {
    const sha256 = '3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0';
    const { code, out } = await run(['credentials', 'hash', '--json'], { stdin: 'token\n' });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ...{ ok: true, exit: 0, command: 'credentials hash' },
      ...{ message: `tokens: [{ sha256: ${sha256} }]`, result: { sha256 } },
    });
    expect((await run(['credentials', 'hash', 'token'])).code).toBe(3);
    expect((await run(['credentials', 'hash'], { terminal: true })).code).toBe(3);
  });
});
