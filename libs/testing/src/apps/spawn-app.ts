import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../await/eventually';
import { builtApp } from '../build/built-app';
import { builtProgram } from '../build/test-programs';
import { freePort } from '../process/free-port';
import { guardProcess, releaseProcess } from '../process/guardian';
import { atTestEnd } from '../run/at-test-end';
import { bareEnvironment } from '../stack/stack.config';
import { LogBuffer } from './log-buffer';
import { START_ENV, START_OPTIONS } from './start-options';

/**
 * What to start: an app of apps/ by its name, a scenario's own program by the path of its TypeScript source
 * (`test/…/main.ts`), or any other Node program by its path.
 */
export type AppOptions = ({ app: string } | { entry: string }) & {
  /** The whole environment beside PATH and the like, and PORT and MANAGEMENT_PORT (free ones unless given here). */
  env?: Record<string, string>;
  /** Sub-command, e.g. `['migrate']`. */
  args?: string[];
  /** Options of Node itself, e.g. `['--max-old-space-size=256']`. */
  nodeArgs?: string[];
  cwd?: string;
};

/** How a process ended. */
export interface AppExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running app. It is killed at the end of the test file, or when the test's process dies. */
export interface AppProcess {
  readonly pid: number;
  /** Public port; `url` is `http://127.0.0.1:<port>`. */
  readonly port: number;
  readonly url: string;
  readonly managementPort: number;
  readonly managementUrl: string;
  /** Standard output and standard error, the last 5,000 lines. */
  readonly logs: LogBuffer;
  /** Settles when the process has ended. */
  readonly exited: Promise<AppExit>;
  /** Waits for 200 on /health/ready. @throws Error with the log's end if the app ends first or after `timeoutMs` (30 s) */
  ready(timeoutMs?: number): Promise<AppProcess>;
  /** SIGTERM, and waits. @throws Error (and kills it) if it has not ended after `timeoutMs` (default 40 s) */
  stop(timeoutMs?: number): Promise<AppExit>;
  /** SIGKILL, and waits. */
  kill(): Promise<AppExit>;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  thaw(): void;
}

/** Starts an app as it is started in production: `node main.js`, with environment variables only. */
export async function spawnApp(options: AppOptions): Promise<AppProcess> {
  const name = 'app' in options ? options.app : options.entry;
  const entry = 'app' in options ? builtApp(options.app) : programAt(options.entry);
  const env = {
    PORT: String(await freePort()),
    MANAGEMENT_PORT: String(await freePort()),
    ...options.env,
  };
  const child = spawn(
    process.execPath,
    [...START_OPTIONS, ...(options.nodeArgs ?? []), entry, ...(options.args ?? [])],
    {
      cwd: options.cwd,
      env: { ...bareEnvironment(), ...START_ENV, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  await once(child, 'spawn');
  const app = new SpawnedApp(name, child, Number(env.PORT), Number(env.MANAGEMENT_PORT));
  atTestEnd(() => app.kill().then(() => undefined));
  return app;
}

function programAt(entry: string): string {
  return entry.endsWith('.ts') ? builtProgram(entry) : entry;
}

class SpawnedApp implements AppProcess {
  readonly pid: number;
  readonly url: string;
  readonly managementUrl: string;
  readonly logs = new LogBuffer();
  readonly exited: Promise<AppExit>;
  private exit?: AppExit;

  constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
    readonly port: number,
    readonly managementPort: number,
  ) {
    const pid = child.pid as number;
    this.pid = pid;
    guardProcess(pid);
    this.url = `http://127.0.0.1:${port}`;
    this.managementUrl = `http://127.0.0.1:${managementPort}`;
    if (child.stdout) this.logs.drink(child.stdout);
    if (child.stderr) this.logs.drink(child.stderr);
    // `close`, not `exit`: by then the last lines of the log have arrived.
    this.exited = new Promise((resolve) =>
      child.once('close', (code, signal) => {
        releaseProcess(pid);
        this.exit = { code, signal };
        resolve(this.exit);
      }),
    );
  }

  async ready(timeoutMs = 30_000): Promise<AppProcess> {
    const waiting = new AbortController();
    const ended = this.exited.then(({ code, signal }) => {
      waiting.abort();
      throw new Error(
        `${this.name} ended (${code ?? signal}) before it was ready:\n${this.logs.tail()}`,
      );
    });
    const healthy = eventually(
      async () => {
        if (waiting.signal.aborted) return true;
        const { status } = await fetch(`${this.managementUrl}/health/ready`, {
          signal: AbortSignal.timeout(2_000),
        });
        return status === 200;
      },
      { timeoutMs, what: `/health/ready of ${this.name}` },
    ).catch((error: Error) => {
      throw new Error(`${error.message}\nIts last lines:\n${this.logs.tail()}`, { cause: error });
    });
    await Promise.race([healthy, ended]);
    return this;
  }

  async stop(timeoutMs = 40_000): Promise<AppExit> {
    this.child.kill('SIGTERM');
    try {
      return await eventually(() => this.exit ?? false, { timeoutMs, intervalMs: 10 });
    } catch (error) {
      await this.kill();
      throw new Error(
        `${this.name} did not end within ${timeoutMs} ms of SIGTERM. Its last lines:\n${this.logs.tail()}`,
        { cause: error },
      );
    }
  }

  async kill(): Promise<AppExit> {
    if (!this.exit) this.child.kill('SIGKILL');
    return this.exited;
  }

  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }
}
