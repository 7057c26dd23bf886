import { bareEnvironment, builtApp } from '@ponte/testing';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const WITHIN_MS = 60_000;

/** The operator's command. */
export class Ops {
  constructor(
    private readonly brokers: string,
    private readonly prefix = '',
  ) {}

  /**
   * Runs `npm run ops -- <args>` and returns what it printed with `--json`.
   *
   * @throws Error with what it said if it ends with another status than 0
   */
  async run(...args: readonly string[]): Promise<unknown> {
    const line = [builtApp('ops'), '--json', '--actor', 'roteiro', '--why', 'roteiro guiado'];
    const { stdout } = await promisify(execFile)(process.execPath, [...line, ...args], {
      env: { ...bareEnvironment(), KAFKA_BROKERS: this.brokers, KAFKA_PREFIX: this.prefix },
      timeout: WITHIN_MS,
    });
    return JSON.parse(stdout);
  }
}
