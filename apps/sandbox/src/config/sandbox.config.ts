import { EXAMS_DEFAULTS, type ExamsSettings } from '../exams/exams.settings';
import { GUPY_DEFAULTS, type GupySettings } from '../gupy/gupy.settings';

/** What the environment decides; everything else is changed over the admin API. */
export interface SandboxConfig {
  readonly seed?: number;
  readonly callsKept: number;
  readonly gupy: GupySettings;
  readonly exams: ExamsSettings;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Thrown with every fault of the environment at once. */
export class SandboxConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The sandbox's environment has ${faults.length} fault(s):\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    this.name = 'SandboxConfigError';
  }
}

/**
 * Reads the environment. Only the sandbox has default credentials, because they protect nothing.
 * @throws SandboxConfigError
 */
export function readSandboxConfig(env: Env = process.env): SandboxConfig {
  const faults: string[] = [];
  const number = (
    name: string,
    otherwise: number | undefined,
    least: number,
  ): number | undefined => {
    const text = env[name];
    if (text === undefined || text === '') return otherwise;
    const value = Number(text);
    if (Number.isFinite(value) && value >= least) return value;
    faults.push(`${name} must be a number from ${least}, not "${text}".`);
    return otherwise;
  };
  const timeScale = number('SANDBOX_TIME_SCALE', 1, 0.001) ?? 1;
  const config: SandboxConfig = {
    seed: number('SANDBOX_SEED', undefined, 0),
    callsKept: Math.trunc(number('SANDBOX_CALLS_KEPT', 20_000, 1) ?? 20_000),
    gupy: {
      ...GUPY_DEFAULTS,
      tokens: list(env['SANDBOX_GUPY_TOKEN'], 'sandbox-gupy-token'),
      timeScale,
      rewritePostbacks: rewrites(env['SANDBOX_REWRITE_POSTBACKS'], faults),
    },
    exams: {
      ...EXAMS_DEFAULTS,
      tokens: list(env['SANDBOX_EXAM_TOKEN'], 'sandbox-exam-token'),
      timeScale,
      resultDelayMs:
        number('SANDBOX_EXAM_DELAY_MS', EXAMS_DEFAULTS.resultDelayMs, 0) ??
        EXAMS_DEFAULTS.resultDelayMs,
      postback: postback(env, faults),
    },
  };
  if (faults.length > 0) throw new SandboxConfigError(faults);
  return config;
}

function list(text: string | undefined, otherwise: string): string[] {
  const values = (text ?? '').split(',').map((value) => value.trim());
  const given = values.filter((value) => value !== '');
  return given.length > 0 ? given : [otherwise];
}

/** `https://hooks.example.com=http://127.0.0.1:3000,…` */
function rewrites(text: string | undefined, faults: string[]): Record<string, string> {
  const pairs = (text ?? '').split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [from = '', to = ''] = pair.split('=').map((part) => part.trim());
      if (!URL.canParse(from) || !URL.canParse(to)) {
        faults.push(`SANDBOX_REWRITE_POSTBACKS must hold from=to pairs of URLs, not "${pair}".`);
      }
      return [from, to];
    }),
  );
}

function postback(env: Env, faults: string[]): ExamsSettings['postback'] {
  const url = env['SANDBOX_EXAM_POSTBACK_URL'];
  if (!url) return null;
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    faults.push(`SANDBOX_EXAM_POSTBACK_URL must be an http(s) URL, not "${url}".`);
  }
  const token = env['SANDBOX_EXAM_POSTBACK_TOKEN'];
  const header = env['SANDBOX_EXAM_POSTBACK_HEADER'] ?? 'x-ponte-token';
  return { url, headers: token ? { [header]: token } : {} };
}
