import { spawnApp, type AppProcess } from '../apps/spawn-app';
import { eventually } from '../await/eventually';

/** A value that really was posted, as the sandbox's payroll shows it. */
export interface PostedRow {
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly matricula: string;
  /** `2026-02` */
  readonly competencia: string;
  readonly campoAdicional: string;
  readonly evento: string;
  readonly datafalta: string;
  /** Everything that counts now. */
  readonly valores: readonly string[];
  readonly posts: number;
  /** Sends that took effect although the value sent was there already. */
  readonly repeats: number;
  readonly corrections: number;
  readonly refusedRepeats: number;
}

export interface PostedTable {
  readonly totals: Readonly<
    Record<'rows' | 'posts' | 'repeats' | 'corrections' | 'refusedRepeats', number>
  >;
  /** Rows that had to go because there were too many: 0, or the table proves nothing. */
  readonly forgotten: number;
  readonly rows: readonly PostedRow[];
}

/** A call as the sandbox recorded it. */
export interface DatasulCall {
  readonly id: number;
  readonly status: number | null;
  readonly body: unknown;
  readonly at: string;
  readonly ms: number | null;
  readonly processed: boolean;
  readonly faults: readonly string[];
  readonly effect: string | null;
  readonly callerGone: boolean;
}

const USER = 'ponte';
const PASSWORD = 'sandbox-datasul-password';

/** The sandbox's Datasul as a test drives it. Settings and faults: docs/sandbox.md. */
export class SimulatedDatasul {
  /** How a profile reaches it. */
  readonly connection: {
    readonly url: string;
    readonly path: string;
    readonly user: string;
    readonly password: string;
  };

  /** @param origin of a running sandbox, e.g. `http://127.0.0.1:4000` */
  constructor(
    private readonly origin: string,
    readonly app?: AppProcess,
  ) {
    const path = '/api/rh/ahgora/v1/results';
    this.connection = { url: `${origin}/datasul`, path, user: USER, password: PASSWORD };
  }

  /** A sandbox of the test's own. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<SimulatedDatasul> {
    const app = await spawnApp({ app: 'sandbox', env: { HOST: '127.0.0.1', ...env } });
    await app.ready();
    return new SimulatedDatasul(app.url, app);
  }

  /** What was posted, e.g. of `{ competencia: '2026-02', repeated: 'true' }`. */
  payroll(filter: Readonly<Record<string, string>> = {}): Promise<PostedTable> {
    return this.ask('GET', `/admin/datasul/payroll${queryOf(filter)}`) as Promise<PostedTable>;
  }

  /** Waits until so many rows are there. */
  untilRows(count: number, filter: Readonly<Record<string, string>> = {}): Promise<PostedTable> {
    return eventually(
      async () => {
        const table = await this.payroll(filter);
        if (table.totals.rows < count) throw new Error(`${table.totals.rows} of ${count} rows`);
        return table;
      },
      { timeoutMs: 30_000, what: `${count} rows in the payroll` },
    );
  }

  /** As after a restored backup: what meets the filter was never posted. */
  async forget(filter: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.ask('DELETE', `/admin/datasul/payroll${queryOf(filter)}`);
  }

  /** Answers and rules, e.g. `{ shuffled: true, repeatedSend: 'replaces' }`. */
  async settings(patch: object): Promise<void> {
    await this.ask('PATCH', '/admin/settings', { datasul: patch });
  }

  /** E.g. `{ kind: 'reset-after', count: 1 }`; resolves to the fault's id. */
  async fault(spec: object): Promise<string> {
    const fault = await this.ask('POST', '/admin/faults', { system: 'datasul', ...spec });
    return (fault as { id: string }).id;
  }

  async clearFaults(): Promise<void> {
    await this.ask('DELETE', '/admin/faults');
  }

  /** Recorded calls, e.g. of `{ status: '200' }` or `{ after: '12' }`. */
  async calls(filter: Readonly<Record<string, string>> = {}): Promise<readonly DatasulCall[]> {
    const path = `/admin/calls${queryOf({ system: 'datasul', ...filter })}`;
    return ((await this.ask('GET', path)) as { results: readonly DatasulCall[] }).results;
  }

  /** Waits until so many calls fit the filter. */
  untilCalls(
    count: number,
    filter: Readonly<Record<string, string>> = {},
  ): Promise<readonly DatasulCall[]> {
    return eventually(
      async () => {
        const calls = await this.calls(filter);
        if (calls.length < count) throw new Error(`${calls.length} of ${count} calls`);
        return calls;
      },
      { timeoutMs: 30_000, what: `${count} calls ${JSON.stringify(filter)}` },
    );
  }

  /** Callers that wait now, and the most that ever waited at the same time. */
  async atOnce(): Promise<{ readonly open: number; readonly most: number }> {
    const seen = await this.ask('GET', '/admin/calls/at-once');
    return (
      (seen as Record<string, { open: number; most: number }>)['datasul'] ?? { open: 0, most: 0 }
    );
  }

  /** No rows, calls, faults; settings as at the start. */
  async reset(): Promise<void> {
    await this.ask('POST', '/admin/reset');
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.origin + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text ? (JSON.parse(text) as unknown) : undefined;
  }
}

function queryOf(filter: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(filter).toString();
  return query && `?${query}`;
}
