import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { withLock } from '../process/lock-file';
import { ArrivedJars } from './arrived-jars';
import { requireMaven } from './java';
import type { Progress } from './progress';
import { cacheFolder, inheritedEnvironment } from './stack.config';

/** The Kafka that the figures in docs were measured on. */
export const KAFKA_VERSION = '4.1.1';

const ARTIFACTS = [
  ['org.apache.kafka', 'kafka_2.13', KAFKA_VERSION],
  // kafka.tools.StorageTool's companions; the broker itself does not pull them in.
  ['org.apache.kafka', 'kafka-tools', KAFKA_VERSION],
  // The binding that goes with the slf4j-api 1.7 which Kafka depends on; 2.x would log nothing.
  ['org.slf4j', 'slf4j-simple', '1.7.36'],
] as const;

/**
 * The folder with Kafka's jars, fetched by Maven on first use (93 jars, 54 MB) and shared by all checkouts of the user.
 *
 * @throws Error if Maven is missing or fails; nothing half-fetched is left behind.
 */
export async function ensureKafkaJars(onProgress: Progress): Promise<string> {
  const folder = path.join(cacheFolder(), `kafka-${KAFKA_VERSION}`);
  const libs = path.join(folder, 'libs');
  if (existsSync(libs)) return libs;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(libs)) return;
      await requireMaven();
      await mkdir(folder, { recursive: true });
      const work = await mkdtemp(path.join(folder, 'fetch-'));
      try {
        await fetchInto(work, onProgress);
        // Atomic: whoever finds `libs` finds it complete.
        await rename(path.join(work, 'libs'), libs);
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    },
    { onWait: (pid) => onProgress(`Kafka's jars are being fetched by process ${pid}; waiting`) },
  );
  return libs;
}

async function fetchInto(work: string, onProgress: Progress): Promise<void> {
  await writeFile(path.join(work, 'pom.xml'), pom());
  onProgress(
    `Fetching Apache Kafka ${KAFKA_VERSION} by Maven (93 jars, 54 MB, and Maven's own plugins; once)`,
  );
  const maven = spawn(
    'mvn',
    [
      '--batch-mode',
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${path.join(work, 'libs')}`,
    ],
    { cwd: work, env: inheritedEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const arrived = new ArrivedJars();
  let lastLines: string[] = [];
  const keep = (line: string) => {
    lastLines = [...lastLines.slice(-30), line];
    arrived.read(line);
  };
  createInterface({ input: maven.stdout }).on('line', keep);
  createInterface({ input: maven.stderr }).on('line', keep);
  const ticker = setInterval(() => onProgress(`Fetching Apache Kafka: ${arrived}`), 2_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      maven.once('error', reject).once('close', resolve);
    });
    if (code !== 0) {
      throw new Error(
        `Maven could not fetch Kafka's jars (exit ${code}). Check the network and Maven's settings.xml, or set ` +
          `KAFKA_BROKERS. Maven said:\n${lastLines.join('\n')}`,
      );
    }
  } finally {
    clearInterval(ticker);
  }
  const jars = await readdir(path.join(work, 'libs'));
  onProgress(`Apache Kafka ${KAFKA_VERSION} is there: ${jars.length} jars`);
}

function pom(): string {
  const dependencies = ARTIFACTS.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  ).join('\n    ');
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>ponte</groupId>
  <artifactId>embedded-kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    ${dependencies}
  </dependencies>
</project>
`;
}
