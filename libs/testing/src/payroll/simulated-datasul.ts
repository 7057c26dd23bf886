import type { AppProcess } from '../apps/spawn-app';
import { eventually } from '../await/eventually';
import { queryOf, SandboxAdmin, type SandboxCall } from '../sandbox/sandbox-admin';
import { startSandbox } from '../sandbox/start-sandbox';

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
export type DatasulCall = SandboxCall;

const USER = 'ponte';
const PASSWORD = 'sandbox-datasul-password';
const PAYROLL = '/admin/datasul/payroll';

/** The sandbox's Datasul as a test drives it. Settings and faults: docs/sandbox.md. */
export class SimulatedDatasul {
  /** How a profile reaches it. */
  readonly connection: {
    readonly url: string;
    readonly path: string;
    readonly user: string;
    readonly password: string;
  };
  private readonly admin: SandboxAdmin;

  /** @param origin of a running sandbox, e.g. `http://127.0.0.1:4000` */
  constructor(
    origin: string,
    readonly app?: AppProcess,
  ) {
    this.admin = new SandboxAdmin(origin, 'datasul');
    const path = '/api/rh/ahgora/v1/results';
    this.connection = { url: `${origin}/datasul`, path, user: USER, password: PASSWORD };
  }

  /** A sandbox of the test's own. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<SimulatedDatasul> {
    const app = await startSandbox(env);
    return new SimulatedDatasul(app.url, app);
  }

  /** What was posted, e.g. of `{ competencia: '2026-02', repeated: 'true' }`. */
  payroll(filter: Readonly<Record<string, string>> = {}): Promise<PostedTable> {
    return this.admin.ask('GET', `${PAYROLL}${queryOf(filter)}`) as Promise<PostedTable>;
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
    await this.admin.ask('DELETE', `${PAYROLL}${queryOf(filter)}`);
  }

  /** Answers and rules, e.g. `{ shuffled: true, repeatedSend: 'replaces' }`. */
  settings(patch: object): Promise<void> {
    return this.admin.settings(patch);
  }

  /** E.g. `{ kind: 'reset-after', count: 1 }`; resolves to the fault's id. */
  fault(spec: object): Promise<string> {
    return this.admin.fault(spec);
  }

  clearFaults(): Promise<void> {
    return this.admin.clearFaults();
  }

  /** Recorded calls, e.g. of `{ status: '200' }` or `{ after: '12' }`. */
  calls(filter: Readonly<Record<string, string>> = {}): Promise<readonly DatasulCall[]> {
    return this.admin.calls(filter);
  }

  /** Waits until so many calls fit the filter. */
  untilCalls(
    count: number,
    filter: Readonly<Record<string, string>> = {},
  ): Promise<readonly DatasulCall[]> {
    return this.admin.untilCalls(count, filter);
  }

  /** Callers that wait now, and the most that ever waited at the same time. */
  atOnce(): Promise<{ readonly open: number; readonly most: number }> {
    return this.admin.atOnce();
  }

  /** No rows, calls, faults; settings as at the start. */
  reset(): Promise<void> {
    return this.admin.reset();
  }
}
