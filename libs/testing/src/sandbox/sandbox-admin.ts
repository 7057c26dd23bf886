import { eventually } from '../await/eventually';

/** A call as the sandbox recorded it. */
export interface SandboxCall {
  readonly id: number;
  readonly method: string;
  /** Template below the system's prefix. */
  readonly route: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: string;
  readonly ms: number | null;
  readonly processed: boolean;
  readonly faults: readonly string[];
  readonly effect: string | null;
  readonly callerGone: boolean;
}

export type Query = Readonly<Record<string, string>>;

/** What the sandbox's admin API can do for any of its systems. */
export class SandboxAdmin {
  /**
   * @param origin of a running sandbox, e.g. `http://127.0.0.1:4000`
   * @param system its name there, e.g. `datasul`
   */
  constructor(
    readonly origin: string,
    readonly system: string,
  ) {}

  async settings(patch: object): Promise<void> {
    await this.ask('PATCH', '/admin/settings', { [this.system]: patch });
  }

  /** Resolves to the fault's id. */
  async fault(spec: object): Promise<string> {
    const fault = await this.ask('POST', '/admin/faults', { system: this.system, ...spec });
    return (fault as { id: string }).id;
  }

  async clearFaults(): Promise<void> {
    await this.ask('DELETE', '/admin/faults');
  }

  async calls(filter: Query = {}): Promise<readonly SandboxCall[]> {
    const path = `/admin/calls${queryOf({ system: this.system, ...filter })}`;
    return ((await this.ask('GET', path)) as { results: readonly SandboxCall[] }).results;
  }

  /** Waits until so many calls fit the filter. */
  untilCalls(count: number, filter: Query = {}): Promise<readonly SandboxCall[]> {
    return eventually(
      async () => {
        const calls = await this.calls(filter);
        if (calls.length < count) throw new Error(`${calls.length} of ${count} calls`);
        return calls;
      },
      { timeoutMs: 30_000, what: `${count} calls ${JSON.stringify(filter)}` },
    );
  }

  async forgetCalls(): Promise<void> {
    await this.ask('DELETE', '/admin/calls');
  }

  /** Callers that wait now, and the most that ever waited at the same time. */
  async atOnce(): Promise<{ readonly open: number; readonly most: number }> {
    const seen = await this.ask('GET', '/admin/calls/at-once');
    return (
      (seen as Record<string, { open: number; most: number }>)[this.system] ?? { open: 0, most: 0 }
    );
  }

  /** Everything of every system as at the start. */
  async reset(): Promise<void> {
    await this.ask('POST', '/admin/reset');
  }

  /** @throws Error with the answer's beginning if it is no success */
  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.origin + path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text ? (JSON.parse(text) as unknown) : undefined;
  }
}

/** `?a=1`, or nothing. */
export function queryOf(filter: Query): string {
  const query = new URLSearchParams(filter).toString();
  return query && `?${query}`;
}
