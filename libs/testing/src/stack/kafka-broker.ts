import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { ProcessRecord } from '../process/process-record';
import { startDetached } from '../process/start-detached';
import type { BrokerSpec } from './broker-settings';
import { javaCommand } from './java';
import { bareEnvironment } from './stack.config';

const run = promisify(execFile);

/** Any 16 bytes in base64url do; a fixed one lets a restart with kept data recognise itself. */
const CLUSTER_ID = 'cG9udGUtbG9jYWwtMDAwMQ';
/** Enough for the tests' and the benchmark's load; three brokers fit a laptop. */
const HEAP = '-Xmx512m';

/**
 * The JVM's quick compiler alone: a broker comes up with 3.0 instead of 5.5 s of CPU, and formatting takes 1.5 instead of
 * 2.4. Right for tests, which start dozens that live for seconds; wrong for a stack that is kept, or measured.
 */
const QUICK_START = '-XX:TieredStopAtLevel=1';

/** Where a broker's warnings and its end are found. */
export function brokerLog(broker: BrokerSpec): string {
  return path.join(broker.folder, 'broker.log');
}

/**
 * Formats the broker's storage on first use and starts it, detached. A data folder left by a killed broker is taken up
 * as it is: the lock in it is the operating system's and went with the process.
 *
 * @param settings text of server.properties
 * @param throwaway it will live for one test, or one run of tests
 * @returns once the process runs; it does not serve yet
 */
export async function startBroker(
  broker: BrokerSpec,
  libs: string,
  settings: string,
  throwaway: boolean,
): Promise<ProcessRecord> {
  const config = path.join(broker.folder, 'server.properties');
  await mkdir(path.join(broker.folder, 'data'), { recursive: true });
  await writeFile(config, settings);
  const java = javaCommand();
  const options = [
    ...(throwaway ? [QUICK_START] : []),
    '-XX:+UseSerialGC',
    ...['-cp', path.join(libs, '*')],
  ];
  if (!existsSync(path.join(broker.folder, 'data', 'meta.properties'))) {
    await run(
      java,
      [
        ...options,
        'kafka.tools.StorageTool',
        'format',
        '--cluster-id',
        CLUSTER_ID,
        '--config',
        config,
      ],
      { env: bareEnvironment(), timeout: 60_000 },
    );
  }
  return startDetached({
    command: java,
    args: [
      HEAP,
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-Dorg.slf4j.simpleLogger.showDateTime=true',
      '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
      ...options,
      'kafka.Kafka',
      config,
    ],
    logFile: brokerLog(broker),
    cwd: broker.folder,
    env: bareEnvironment(),
  });
}

/** The end of the broker's log, for error messages. */
export async function brokerLogTail(broker: BrokerSpec): Promise<string> {
  return (await readFile(brokerLog(broker), 'utf8')).trim().split('\n').slice(-20).join('\n');
}
