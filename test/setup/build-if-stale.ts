/* eslint-disable @nx/enforce-module-boundaries -- Jest's module mapping does not reach the global set-up: relative paths. */
import { buildApps, staleApps } from '../../libs/testing/src/build/build-apps';
import { publishSetting } from '../../libs/testing/src/stack/stack.config';
import { BUILD_FAILURE } from '../../libs/testing/src/build/built-app';

/**
 * Builds the apps whose dist is missing or older than the sources. A build that fails does not stop the run: scenarios
 * of the libraries need no app, and those which do fail with the build's own message.
 */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  const stale = await staleApps();
  if (stale.length === 0) return;
  say(`Building ${stale.join(', ')}`);
  const failure = await buildApps({ onProgress: say });
  publishSetting(BUILD_FAILURE, failure ?? '');
  if (failure) say(`The build failed; scenarios that start an app will fail.\n${failure}`);
}
