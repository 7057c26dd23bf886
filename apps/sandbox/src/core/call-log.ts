import { redactBody, redactHeaders } from './redact';
import { Ring } from './ring';
import type { SimRequest } from './exchange';

/** Larger bodies are kept as their size only. */
const LARGEST_BODY_KEPT = 64 * 1024;
/** Bodies kept in all. */
const MOST_BYTES_KEPT = 64 * 1024 * 1024;

/** One call that reached a simulator. */
export interface Call {
  readonly id: number;
  readonly system: string;
  readonly method: string;
  /** Template below the prefix; `(unknown)` if there is none such. */
  readonly route: string;
  readonly path: string;
  readonly query: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** When it came, ISO 8601. */
  readonly at: string;
  /** Milliseconds until it was answered; `null` while it is not. */
  ms: number | null;
  /** What was answered; `null` for a reset, a hang, or a call still being served. */
  status: number | null;
  /** Whether the simulator processed it (a fault may prevent that, or follow it). */
  processed: boolean;
  /** Kinds of the faults that met it. */
  faults: readonly string[];
  /** What it changed, e.g. `comment:12307223`. */
  effect: string | null;
  /** The caller was gone before the answer. */
  callerGone: boolean;
}

/** What the caller may ask for; each given field narrows. */
export interface CallFilter {
  readonly system?: string;
  readonly method?: string;
  readonly route?: string;
  readonly path?: string;
  readonly status?: number;
  readonly processed?: boolean;
  readonly fault?: string;
  /** `true`: only calls that changed something; a text: effects that begin with it. */
  readonly effect?: true | string;
  /** Only calls after this id. */
  readonly after?: number;
  /** Path parameters, e.g. applicationId. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Every call to every simulator, newest `capacity` kept. */
export class CallLog {
  private readonly ring: Ring<Call>;
  private readonly bytes = new WeakMap<Call, number>();
  private lastId = 0;

  constructor(capacity: number) {
    this.ring = new Ring(capacity, MOST_BYTES_KEPT, (call) => this.bytes.get(call) ?? 0);
  }

  begin(request: SimRequest, route: string, now: number, bytes: number): Call {
    const call: Call = {
      id: (this.lastId += 1),
      system: request.system,
      method: request.method,
      route,
      path: request.path,
      query: request.query.toString(),
      params: request.params,
      headers: redactHeaders(request.headers),
      body: bytes > LARGEST_BODY_KEPT ? `(${bytes} bytes)` : redactBody(request.body),
      at: new Date(now).toISOString(),
      ms: null,
      status: null,
      processed: false,
      faults: [],
      effect: null,
      callerGone: false,
    };
    this.bytes.set(call, Math.min(bytes, LARGEST_BODY_KEPT));
    this.ring.push(call);
    return call;
  }

  find(filter: CallFilter): Call[] {
    return this.ring.toArray().filter((call) => matches(call, filter));
  }

  get dropped(): number {
    return this.ring.dropped;
  }

  clear(): void {
    this.ring.clear();
  }
}

function matches(call: Call, filter: CallFilter): boolean {
  return (
    (filter.system === undefined || call.system === filter.system) &&
    (filter.method === undefined || call.method === filter.method) &&
    (filter.route === undefined || call.route === filter.route) &&
    (filter.path === undefined || call.path === filter.path) &&
    (filter.status === undefined || call.status === filter.status) &&
    (filter.processed === undefined || call.processed === filter.processed) &&
    (filter.fault === undefined || call.faults.includes(filter.fault)) &&
    (filter.after === undefined || call.id > filter.after) &&
    (filter.effect === undefined ||
      (filter.effect === true
        ? call.effect !== null
        : (call.effect ?? '').startsWith(filter.effect))) &&
    Object.entries(filter.params ?? {}).every(([name, value]) => call.params[name] === value)
  );
}
