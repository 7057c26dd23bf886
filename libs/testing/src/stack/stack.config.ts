import { homedir } from 'node:os';
import * as path from 'node:path';

/** The top of the workspace. */
export const workspaceRoot = path.resolve(__dirname, '../../../..');

/**
 * Everything that a local stack keeps between starts: data, logs, state, `stack.env`. PONTE_STACK_FOLDER puts it
 * elsewhere, so that two stacks of one checkout may run side by side.
 */
export const stackFolder = path.resolve(
  process.env['PONTE_STACK_FOLDER'] || path.join(workspaceRoot, '.ponte'),
);

/** Where downloads shared by all checkouts of this user lie. */
export function cacheFolder(): string {
  return path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'ponte');
}

/** A setting from the environment; empty counts as not set. */
export function setting(name: string): string | undefined {
  return process.env[name] || undefined;
}

/** Hands a setting on to processes started later (Jest's workers, the tools' children). */
export function publishSetting(name: string, value: string): void {
  process.env[name] = value;
}

/** The environment of a child that needs nothing of ours: enough to find programs and folders, no secrets. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'JAVA_HOME', 'TZ', 'SYSTEMROOT'];
  return Object.fromEntries(
    passed.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The whole environment, for tools that a user configures by it (Maven's proxy settings, Docker's host, Nx). */
export function inheritedEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}
