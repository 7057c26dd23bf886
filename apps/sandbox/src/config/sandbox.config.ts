import { EXAMS_DEFAULTS, type ExamsSettings } from '../exams/exams.settings';
import { GUPY_DEFAULTS, type GupySettings } from '../gupy/gupy.settings';
import type { SandboxEnv } from './sandbox-env.config';

/** With what the simulators begin, and to what a reset returns. */
export interface SandboxConfig {
  readonly seed?: number;
  readonly callsKept: number;
  readonly gupy: GupySettings;
  readonly exams: ExamsSettings;
}

/** Lays the environment over the simulators' defaults. */
export function sandboxConfig(env: SandboxEnv): SandboxConfig {
  const { seed, callsKept, timeScale } = env;
  return {
    seed,
    callsKept,
    gupy: {
      ...GUPY_DEFAULTS,
      timeScale,
      tokens: parts(env.gupyTokens),
      rewritePostbacks: Object.fromEntries(
        env.rewritePostbacks.map((pair) => pair.split('=') as [string, string]),
      ),
    },
    exams: {
      ...EXAMS_DEFAULTS,
      timeScale,
      tokens: parts(env.examTokens),
      resultDelayMs: env.examDelayMs,
      postback: postback(env),
    },
  };
}

function postback(env: SandboxEnv): ExamsSettings['postback'] {
  if (!env.examPostbackUrl) return null;
  const token = env.examPostbackToken;
  return { url: env.examPostbackUrl, headers: token ? { [env.examPostbackHeader]: token } : {} };
}

function parts(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
