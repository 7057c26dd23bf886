/* eslint-disable @nx/enforce-module-boundaries -- Jest's module mapping does not reach the global set-up: relative paths. */
import { rspack } from '@rspack/core';
import * as path from 'node:path';
import { PROGRAMS_FAILURE, testPrograms } from '../../libs/testing/src/build/test-programs';
import { withLock } from '../../libs/testing/src/process/lock-file';
import { publishSetting, workspaceRoot } from '../../libs/testing/src/stack/stack.config';
import { testProgramsConfig } from '../../tools/build/app-config';

/**
 * Bundles the programs that scenarios start (0.7 s), at each run: what has not changed is not written again, so another
 * run in this checkout is not disturbed. A program that cannot be built fails the scenarios that start one, with the
 * bundler's own message.
 */
export async function buildPrograms(say: (line: string) => void): Promise<void> {
  const failure = await withLock(path.join(workspaceRoot, '.ponte/build-programs.lock'), bundle);
  publishSetting(PROGRAMS_FAILURE, failure ?? '');
  if (failure) say(`The programs of the scenarios could not be built.\n${failure}`);
}

/** @returns undefined, or why it failed */
function bundle(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const compiler = rspack(testProgramsConfig(testPrograms()));
    compiler.run((error, stats) => {
      const failure = error?.stack ?? (stats?.hasErrors() ? stats.toString({ colors: false }) : '');
      compiler.close((late) => resolve(failure || late?.stack));
    });
  });
}
