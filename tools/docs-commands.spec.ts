/* eslint-disable @nx/enforce-module-boundaries -- Documents of the whole workspace show the operator's command. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { workspaceRoot } from '@ponte/testing';
import { type Command, CommanderError } from 'commander';
import { buildProgram } from '../apps/ops/src/program/program';
import { Runner } from '../apps/ops/src/program/runner';

/**
 * Whoever copies a command out of a document at night must not hear that there is no such option: every `npm run` of every
 * document and example names a script, and every line of the operator's command is one that it takes.
 */
const documents = execFileSync('git', ['ls-files', '*.md', '*.example.yml', 'deploy'], {
  cwd: workspaceRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && existsSync(path.join(workspaceRoot, name)));

/** A document with the lines that a backslash continues put together, and the breaks of prose within inline code taken out. */
const textOf = (document: string): string =>
  readFileSync(path.join(workspaceRoot, document), 'utf8')
    .replace(/\\\n\s*/g, '')
    .replace(/(?<!`)`[^`\n]+\n[^`\n]+`(?!`)/g, (code) => code.replace(/\n\s*/, ' '));

/** What stands behind a beginning, up to the end of the line, of the inline code or a comment. */
const shown = (document: string, beginning: RegExp): string[] =>
  [...textOf(document).matchAll(new RegExp(`${beginning.source}([^\`\\n]*)`, 'g'))]
    .map(([, line = '']) => line.replace(/\s#.*$/, '').trim())
    .map((line) => line.replace(/[;|]$/, '').trim());

/** Words as a shell divides them; quotes hold them together. What may be left out is there, `…` stands for nothing. */
const words = (line: string): string[] =>
  [...line.replace(/\[|\]/g, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .filter(([word]) => word !== '…')
    .map(([, ...found]) => found.join(''));

/** `list|show` is two lines. */
function variants(line: string): string[] {
  const choice = /(?<![^ ])[a-z-]+(?:\|[a-z-]+)+(?![^ ])/.exec(line)?.[0];
  if (!choice) return [line];
  return choice.split('|').flatMap((word) => variants(line.replace(choice, word)));
}

/** What the operator's command says against a line; `undefined` if it takes it, or if the line only names a command. */
function fault(line: string): string | undefined {
  const quiet = { out: () => undefined, err: () => undefined };
  const io = { ...quiet, stdin: Readable.from([]), terminal: false };
  const noEnvironment = (): never => {
    throw new Error('a line that is only parsed needs no environment');
  };
  const program = buildProgram(new Runner(io, noEnvironment));
  const prepare = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: quiet.out, writeErr: quiet.err });
    if (command.commands.length === 0) command.action(() => undefined);
    command.commands.forEach(prepare);
  };
  prepare(program);
  const given = words(line);
  if (names(program, given)) return undefined;
  try {
    program.parse(given, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? undefined : error.message;
  }
}

function names(command: Command, [word, ...rest]: readonly string[]): boolean {
  if (word === undefined) return true;
  const next = command.commands.find((each) => each.name() === word);
  return next !== undefined && names(next, rest);
}

describe('the operator’s command in documents', () => {
  const lines = documents.flatMap((document) =>
    shown(document, /(?:npm run (?:-s )?ops --|docker compose run --rm ops) /)
      .filter((line) => !/^(<command>|<comando>|…)/.test(line))
      .flatMap(variants)
      .map((line) => [document, line] as const),
  );

  it('is looked for where it stands', () => expect(lines.length).toBeGreaterThan(40));
  it.each(lines)('%s: %s', (_, line) => expect(fault(line)).toBeUndefined());
  it.each([
    ['an option that there is not', 'people run start --profile x'],
    ['a command that there is not', 'people go'],
    ['a missing argument', 'tasks show candidate-screening'],
  ])('is refused for %s', (_, line) => expect(fault(line)).toBeDefined());
});

describe('scripts and measurements in documents', () => {
  const manifest = readFileSync(path.join(workspaceRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };

  it.each(documents)('%s', (document) => {
    const named = [...textOf(document).matchAll(/npm run (?:-s )?([a-z][\w-]*)/g)];
    expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
    const measured = [...textOf(document).matchAll(/npm run bench -- ([a-z][\w-]*)/g)];
    const unknown = measured
      .map(([, name = '']) => name)
      .filter((name) => !existsSync(path.join(workspaceRoot, 'tools/bench', name, 'bench.ts')));
    expect(unknown).toEqual([]);
  });
});
