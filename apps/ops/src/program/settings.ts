import { userInfo } from 'node:os';
import { durationMs } from '@ponte/platform';
import type { OpsEnv } from '../config/ops-env.config';
import { Refusal } from './refusal';

/** Options of every command, as Commander gives them. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly actor?: string;
  readonly why?: string;
  readonly dryRun?: boolean;
  readonly timeout?: string;
  readonly rate?: string;
  readonly yes?: boolean;
}

/** The same, read. */
export interface Settings {
  readonly json: boolean;
  readonly actor: string;
  readonly why: string;
  readonly dryRun: boolean;
  readonly timeoutMs: number;
  /** Records or tasks per second; `undefined` takes the command's own default. */
  readonly rate: number | undefined;
  readonly yes: boolean;
}

const DEFAULT_TIMEOUT = '30s';

/** @throws Refusal naming the option that cannot be read */
export function readSettings(options: GlobalOptions, env: Pick<OpsEnv, 'actor'>): Settings {
  const timeoutMs = durationMs(number(options.timeout ?? DEFAULT_TIMEOUT));
  if (timeoutMs === undefined || timeoutMs < 100)
    throw new Refusal('--timeout deve ser uma duração, por exemplo 30s ou 2m.');
  const rate = options.rate === undefined ? undefined : Number(options.rate);
  if (rate !== undefined && !(rate > 0 && rate <= 100_000))
    throw new Refusal('--rate deve ser um número por segundo, por exemplo 20.');
  const actor = (options.actor ?? env.actor ?? systemUser()).trim();
  if (actor === '' || actor.length > 200)
    throw new Refusal('--actor deve dizer quem pede, em até 200 caracteres.');
  const why = (options.why ?? '').trim();
  if (why.length > 1_000) throw new Refusal('--why cabe em até 1.000 caracteres.');
  return {
    ...{ json: options.json ?? false, actor, why, dryRun: options.dryRun ?? false },
    ...{ timeoutMs, rate, yes: options.yes ?? false },
  };
}

/** A bare number is seconds, as in the services' files. */
function number(text: string): string | number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Containers run as users that the system knows no name of. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`Diga quem pede com --actor ou OPS_ACTOR: o sistema não sabe (${reason}).`);
  }
}
