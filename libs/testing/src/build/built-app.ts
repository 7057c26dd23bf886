import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { setting, workspaceRoot } from '../stack/stack.config';

/** Setting that carries the message of a failed build from the global set-up to the workers. */
export const BUILD_FAILURE = 'PONTE_TEST_BUILD_FAILURE';

/** The deployable apps: folders of apps/ with a src/main.ts. */
export function appNames(): string[] {
  return readdirSync(path.join(workspaceRoot, 'apps')).filter((name) =>
    existsSync(path.join(workspaceRoot, 'apps', name, 'src/main.ts')),
  );
}

/**
 * The built entry of an app, `dist/apps/<app>/main.js`.
 *
 * @throws Error if it is not built, or if the build of this run failed
 */
export function builtApp(app: string): string {
  const failure = setting(BUILD_FAILURE);
  if (failure) throw new Error(`The apps could not be built:\n${failure}`);
  const entry = path.join(workspaceRoot, 'dist/apps', app, 'main.js');
  if (!existsSync(entry)) {
    throw new Error(
      `${entry} is missing. Build it: npm run build. Apps: ${appNames().join(', ')}.`,
    );
  }
  return entry;
}
