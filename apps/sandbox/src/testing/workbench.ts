import { parsedJson } from '@ponte/testing';
import { Admin } from '../admin/admin';
import { SandboxEnv } from '../config/sandbox-env.config';
import { sandboxConfig } from '../config/sandbox.config';
import type { Answer } from '../core/exchange';
import { Random } from '../core/random';
import { Sandbox } from '../core/sandbox';
import { createSimulators } from '../simulators';
import { ManualTimers } from './manual-timers';
import { RecordingPost } from './recording-post';

/** What a caller sees of an answer. */
export interface Seen {
  readonly kind: Answer['kind'];
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; `undefined` if there is none or it is not JSON. */
  readonly json: unknown;
}

export interface AskOptions {
  readonly body?: unknown;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly ip?: string;
}

/** A whole sandbox without sockets: manual time, a recording receiver, chance with a seed. */
export function workbench(env: Partial<SandboxEnv> = {}) {
  const config = sandboxConfig(Object.assign(new SandboxEnv(), { seed: 7, ...env }));
  const timers = new ManualTimers();
  const receiver = new RecordingPost();
  const parts = { timers, random: new Random(config.seed), post: receiver.post };
  const sandbox = new Sandbox({
    ...parts,
    callsKept: config.callsKept,
    simulators: createSimulators(config, parts),
  });
  const admin = new Admin(sandbox);

  const ask = async (operation: string, options: AskOptions = {}): Promise<Seen> => {
    const [method = '', url = ''] = operation.split(/ (.*)/);
    const token = options.token === undefined ? credentialFor(url) : options.token;
    const raw = {
      method,
      url,
      headers: {
        ...(token === null ? {} : { authorization: authorizationOf(url, token) }),
        ...options.headers,
      },
      body: encodeBody(options.body),
      ip: options.ip ?? '127.0.0.1',
    };
    const answer = (await sandbox.handle(raw)) ?? (await admin.handle(raw));
    if (!answer) throw new Error(`Nothing answers ${operation}.`);
    return see(answer);
  };
  return { ask, sandbox, timers, receiver, config };
}

/** The credential that a simulator takes by default. */
function credentialFor(url: string): string {
  if (url.startsWith('/datasul/')) return 'sandbox-datasul-password';
  const system = /^\/(exams|desk|jira|feedz)\//.exec(`${url.split('?')[0]}/`)?.[1] ?? 'gupy';
  return `sandbox-${system === 'exams' ? 'exam' : system}-token`;
}

function authorizationOf(url: string, token: string): string {
  const user = /^\/jira\//.test(url) ? 'ponte@example.com' : /^\/datasul\//.test(url) && 'ponte';
  return user ? `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` : `Bearer ${token}`;
}

function encodeBody(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function see(answer: Answer): Seen {
  if (!('status' in answer)) return { kind: answer.kind, headers: {}, text: '', json: undefined };
  const text = answer.body.toString('utf8');
  return { ...answer, text, json: parsedJson(text) };
}
