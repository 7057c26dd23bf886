import { CallLog, type Call } from './call-log';
import { Concurrency } from './concurrency';
import { distort, encode } from './distort';
import type { Answer, RawRequest, Route, SimReply, SimRequest } from './exchange';
import { isProcessed, type Fault } from './fault';
import { FaultBook } from './fault-book';
import type { Random } from './random';
import { Router } from './router';
import type { Simulator } from './simulator';
import type { Timers } from './timers';

interface Mounted {
  readonly simulator: Simulator;
  readonly router: Router;
}

export interface SandboxParts {
  readonly simulators: readonly Simulator[];
  readonly timers: Timers;
  readonly random: Random;
  /** Calls kept; older ones are forgotten. */
  readonly callsKept: number;
}

/** The simulators behind one door: finds the one meant, applies the faults in force, records the call. */
export class Sandbox {
  readonly calls: CallLog;
  readonly faults: FaultBook;
  readonly concurrency = new Concurrency();
  readonly simulators: readonly Simulator[];
  private readonly mounted: readonly Mounted[];
  private readonly delays = new Set<() => void>();

  constructor(private readonly parts: SandboxParts) {
    this.simulators = parts.simulators;
    this.calls = new CallLog(parts.callsKept);
    this.faults = new FaultBook(parts.random);
    this.mounted = parts.simulators.map((simulator) => ({
      simulator,
      router: new Router(simulator.routes),
    }));
  }

  /** `undefined` if no simulator is mounted there. `gone` aborts when the caller hangs up: the call is still served. */
  async handle(raw: RawRequest, gone?: AbortSignal): Promise<Answer | undefined> {
    const url = parseTarget(raw.url);
    const mounted = this.mounted.find(({ simulator: { prefix } }) =>
      url.path.startsWith(`${prefix}/`),
    );
    if (!mounted) return undefined;
    const { simulator, router } = mounted;
    const path = url.path.slice(simulator.prefix.length);
    const match = router.find(raw.method, path);
    const request = toRequest(raw, simulator.name, path, match?.params ?? {}, url.query);
    const route = match?.route.path ?? '(unknown)';
    const started = this.parts.timers.now();
    const call = this.calls.begin(request, route, started, raw.body.length);
    const leave = this.concurrency.enter(simulator.name);
    gone?.addEventListener('abort', leave, { once: true });
    const answer = await this.answer(simulator, request, match?.route, call);
    if (answer.kind !== 'hang' || !gone || gone.aborted) leave();
    call.ms = this.parts.timers.now() - started;
    call.status = 'status' in answer ? answer.status : null;
    call.callerGone = gone?.aborted ?? false;
    return answer;
  }

  /** Back to the seed: no calls, no faults, no deliveries, settings as at the start. */
  reset(): void {
    this.hurry();
    this.calls.clear();
    this.concurrency.clear();
    this.faults.clear();
    this.parts.random.reset();
    for (const simulator of this.simulators) {
      simulator.settings.reset();
      simulator.reset();
    }
  }

  /** Ends the delays that faults demand. */
  hurry(): void {
    for (const end of this.delays) end();
  }

  /** Cancels scheduled work, waits for what is on the wire. */
  async close(): Promise<void> {
    this.hurry();
    await Promise.all(this.simulators.map((simulator) => simulator.close()));
  }

  private async answer(
    simulator: Simulator,
    request: SimRequest,
    route: Route | undefined,
    call: Call,
  ): Promise<Answer> {
    const faults = this.faults.take(request, call.route);
    call.faults = faults.map(({ kind }) => kind);
    await this.delay(latencyOf(faults, false));
    const decisive = faults.find(({ kind }) => kind !== 'latency');
    let reply: SimReply | undefined;
    if (!decisive || isProcessed(decisive)) {
      reply = await simulator.serve(request, route);
      call.processed = true;
      call.effect = reply.effect ?? null;
    }
    await this.delay(latencyOf(faults, true) + (reply?.afterMs ?? 0));
    if (decisive) return distort(decisive, reply, (status) => simulator.errorBody(status));
    return encode(reply ?? { status: 500 });
  }

  private async delay(ms: number): Promise<void> {
    if (ms === 0) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        cancel();
        this.delays.delete(end);
        resolve();
      };
      const cancel = this.parts.timers.after(ms, end);
      this.delays.add(end);
    });
  }
}

/** Milliseconds that faults demand before a call takes effect, or after it. */
function latencyOf(faults: readonly Fault[], after: boolean): number {
  return faults
    .filter(({ kind, processed = false }) => kind === 'latency' && processed === after)
    .reduce((sum, { ms = 0 }) => sum + ms, 0);
}

/** Splits a request target; nothing is normalised, so that a doubled slash stays visible. */
export function parseTarget(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

/**
 * Decodes the body: JSON if it is JSON, a form if it is said to be one, otherwise its text. `curl -d` says that everything
 * is a form, also the object that it was given.
 */
export function toRequest(
  raw: RawRequest,
  system: string,
  path: string,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): SimRequest {
  const text = raw.body.toString('utf8');
  const parsed = parseBody(text, raw.headers['content-type']);
  return {
    system,
    method: raw.method,
    path,
    params,
    query,
    headers: raw.headers,
    ip: raw.ip,
    ...parsed,
  };
}

type Parsed = Pick<SimRequest, 'body' | 'malformed' | 'isForm'>;

function parseBody(text: string, type = ''): Parsed {
  if (text === '') return { body: undefined, malformed: false, isForm: false };
  const saidForm = type.startsWith('application/x-www-form-urlencoded');
  if (!saidForm || /^\s*[{[]/.test(text)) return { ...parseJson(text), isForm: false };
  return { body: Object.fromEntries(new URLSearchParams(text)), malformed: false, isForm: true };
}

function parseJson(text: string): Pick<Parsed, 'body' | 'malformed'> {
  try {
    return { body: JSON.parse(text) as unknown, malformed: false };
  } catch (error) {
    if (error instanceof SyntaxError) return { body: text, malformed: true };
    throw error;
  }
}
