import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { setting } from './stack.config';

const run = promisify(execFile);

/** Kafka 4 runs on Java 17 or newer. */
const MINIMUM_JAVA = 17;
const OTHERWISE =
  'Or point at a Kafka and a PostgreSQL that already run: set KAFKA_BROKERS (host:port,…) and DATABASE_URL.';

/** The `java` to use: that of JAVA_HOME, else the one on the PATH. */
export function javaCommand(): string {
  const home = setting('JAVA_HOME');
  return home ? path.join(home, 'bin', 'java') : 'java';
}

/** @throws Error that says what to install if there is no Java of version 17 or newer. */
export async function requireJava(): Promise<void> {
  const output = await outputOf(javaCommand(), ['-version']);
  if (output === undefined) {
    throw new Error(
      `The embedded Kafka needs Java ${MINIMUM_JAVA} or newer, and "${javaCommand()}" cannot be run. ` +
        `Install one (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk). ${OTHERWISE}`,
    );
  }
  const version = /version "(\d+)/.exec(output)?.[1];
  if (version === undefined || Number(version) < MINIMUM_JAVA) {
    throw new Error(
      `The embedded Kafka needs Java ${MINIMUM_JAVA} or newer; "${javaCommand()} -version" says: ` +
        `${output.split('\n')[0]}. Set JAVA_HOME to a newer one. ${OTHERWISE}`,
    );
  }
}

/** @throws Error that says what to install if Maven is missing; it is needed once, to fetch Kafka's jars. */
export async function requireMaven(): Promise<void> {
  if ((await outputOf('mvn', ['--version'])) === undefined) {
    throw new Error(
      'Fetching the embedded Kafka needs Maven, once, and "mvn" cannot be run. ' +
        `Install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven). ${OTHERWISE}`,
    );
  }
}

/** Both streams of a command, since `java -version` answers on standard error; undefined if it cannot be run. */
async function outputOf(command: string, args: string[]): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await run(command, args, { timeout: 30_000 });
    return `${stdout}${stderr}`;
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code)))
      return undefined;
    throw error;
  }
}
