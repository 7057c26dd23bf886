import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import * as path from 'node:path';
import { eventually, freePort, inheritedEnvironment } from '@ponte/testing';
import type { Target } from '../targets';
import { pinned, type Cores } from './cores';
import { processUsage, type ProcessUsage } from './process-usage';

export interface ServerSettings {
  readonly brokers: string;
  /** For its log. */
  readonly folder: string;
  readonly cores: Cores | undefined;
  readonly profiles: string | undefined;
}

/** A server under test, in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it and waits until it listens. */
  static async start(target: Target, settings: ServerSettings): Promise<ServerProcess> {
    const port = await freePort();
    const managementPort = await freePort();
    const [command = '', ...args] = pinned(settings.cores?.server(target.workers), [
      process.execPath,
      ...(settings.profiles ? ['--cpu-prof', `--cpu-prof-dir=${settings.profiles}`] : []),
      ...target.nodeArgs,
    ]);
    const child = spawn(command, args, {
      env: inheritedEnvironment({
        HOST: '127.0.0.1',
        PORT: String(port),
        MANAGEMENT_PORT: String(managementPort),
        KAFKA_BROKERS: settings.brokers,
        LOG_LEVEL: 'warn',
        NODE_ENV: 'production',
        ...target.env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await once(child, 'spawn');
    const log = createWriteStream(path.join(settings.folder, `${target.name}.log`));
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const health = target.hasManagementPort ? `${managementPort}/health/ready` : `${port}/health`;
    await eventually(
      async () => {
        if (child.exitCode !== null) return true;
        return (await fetch(`http://127.0.0.1:${health}`)).status === 200;
      },
      { timeoutMs: 60_000, what: `The start of ${target.name} (log: ${String(log.path)})` },
    );
    if (child.exitCode !== null) {
      throw new Error(`${target.name} ended at its start; its log: ${String(log.path)}`);
    }
    return new ServerProcess(child, `http://127.0.0.1:${port}${target.path}`);
  }

  /** `taskset` replaces itself by node, so the child is the server. */
  usage(): ProcessUsage {
    return processUsage(this.child.pid ?? 0);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
