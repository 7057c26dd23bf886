import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { gupyApplicationMoved } from '@ponte/contracts';
import { builtApp, createTopic, workspaceRoot } from '@ponte/testing';

/** A server to be measured. */
export interface Target {
  readonly name: string;
  readonly what: string;
  readonly workers: number;
  readonly nodeArgs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly path: string;
  readonly hasManagementPort: boolean;
}

export const TOKEN = 'token-of-the-benchmark';

/** The baselines first, so that a machine that warms up does not favour them. */
export async function makeTargets(
  brokers: string,
  folder: string,
  only: readonly string[],
): Promise<readonly Target[]> {
  const run = Date.now().toString(36);
  const all = [
    baseline('plain-node', 'bare node:http, same publisher', run),
    baseline('stock-nest', 'stock Nest, ClientKafka.emit', run),
    ingest('ingest', 'ingest, everything on', 1, run, folder),
    ingest('ingest-x2', 'ingest, INGEST_WORKERS=2', 2, run, folder),
  ].filter(({ name }) => only.length === 0 || only.includes(name));
  for (const { env } of all) {
    // As many partitions for everybody; ingest makes its own topics.
    const { BENCH_TOPIC: topic } = env;
    if (topic && topic !== '-')
      await createTopic(brokers, topic, { partitions: gupyApplicationMoved.partitions });
  }
  return all;
}

function baseline(name: string, what: string, run: string): Target {
  const entry = path.join(__dirname, 'baselines', `${name}.ts`);
  return {
    name,
    what,
    workers: 1,
    nodeArgs: ['-r', require.resolve('@swc-node/register'), entry],
    env: {
      SWC_NODE_PROJECT: path.join(workspaceRoot, 'tsconfig.json'),
      BENCH_TOPIC: `bench-${run}-${name}`,
    },
    path: '/hooks',
    hasManagementPort: false,
  };
}

function ingest(name: string, what: string, workers: number, run: string, folder: string): Target {
  const config = path.join(folder, 'ingest.yml');
  writeFileSync(config, 'sources:\n  - { id: acme, kind: gupy, tokens: [{ env: BENCH_TOKEN }] }\n');
  return {
    name,
    what,
    workers,
    nodeArgs: [builtApp('ingest')],
    env: {
      CONFIG_FILE: config,
      BENCH_TOKEN: TOKEN,
      KAFKA_PREFIX: `bench-${run}-${name}-`,
      AUTO_MIGRATE: 'true',
      PII_KEYS: `k1:${'0123456789abcdef'.repeat(4)}`,
      INGEST_WORKERS: String(workers),
    },
    path: '/webhooks/gupy/acme',
    hasManagementPort: true,
  };
}
