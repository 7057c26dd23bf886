import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { setting, workspaceRoot } from '../stack/stack.config';

/** Setting that carries the message of a failed build from the global set-up to the workers. */
export const PROGRAMS_FAILURE = 'PONTE_TEST_PROGRAMS_FAILURE';

/** The programs that scenarios start beside the apps: paths of every `main.ts` and `…-main.ts` below test/. */
export function testPrograms(): string[] {
  return readdirSync(path.join(workspaceRoot, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[/\\-])main\.ts$/.test(file))
    .map((file) => path.posix.join('test', ...file.split(path.sep)))
    .sort();
}

/**
 * Where the global set-up has put a program of {@link testPrograms}.
 *
 * @param source absolute path of its TypeScript file
 * @throws Error if it is not there, or if the build of this run failed
 */
export function builtProgram(source: string): string {
  const failure = setting(PROGRAMS_FAILURE);
  if (failure) throw new Error(`The programs of the scenarios could not be built:\n${failure}`);
  const file = path.relative(workspaceRoot, source).replace(/\.ts$/, '.js');
  const built = path.join(workspaceRoot, 'dist/test-programs', file);
  if (!existsSync(built)) {
    throw new Error(
      `${built} is missing. Programs are the files below test/ whose names end in main.ts, and the scenarios' global ` +
        'set-up builds them: run scenarios by "npx jest -c test/jest.config.js <path>".',
    );
  }
  return built;
}
