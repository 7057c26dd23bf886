import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { type AppProcess, PontoWeb, type SimulatedDatasul, spawnApp } from '@ponte/testing';
import { type BenchStack, freshPrefix } from '../bench-stack';
import { PII_KEYS } from '../hear/load';
import type { PayrollOptions } from './options';

const USER = 'pontoweb';
const PASSWORD = 'password-of-the-bench';
const LOOKUP_KEYS = `l1:${'6b'.repeat(32)}`;

export interface PayrollServices {
  readonly ingest: AppProcess;
  readonly bridge: AppProcess;
  readonly pontoWeb: PontoWeb;
  stop(): Promise<void>;
}

/** ingest and payroll-bridge, as they are delivered. */
export async function startServices(
  options: PayrollOptions,
  { brokers, folder }: BenchStack,
  databaseUrl: string,
  datasul: SimulatedDatasul,
): Promise<PayrollServices> {
  const env = {
    ...{ HOST: '127.0.0.1', LOG_LEVEL: 'warn', AUTO_MIGRATE: 'true' },
    ...{ KAFKA_BROKERS: brokers, KAFKA_PREFIX: freshPrefix(), PII_KEYS },
    PII_LOOKUP_KEYS: LOOKUP_KEYS,
  };
  const bridge = await spawnApp({
    app: 'payroll-bridge',
    env: {
      ...env,
      DATABASE_URL: databaseUrl,
      CONFIG_FILE: await written(folder, 'payroll-bridge.yml', profile(options, datasul)),
      DATASUL_USER: datasul.connection.user,
      DATASUL_PASSWORD: datasul.connection.password,
    },
  });
  await bridge.ready(60_000);
  const ingest = await spawnApp({
    app: 'ingest',
    env: {
      ...env,
      CONFIG_FILE: await written(folder, 'ingest.yml', SOURCE),
      AHGORA_PASSWORD: PASSWORD,
    },
  });
  await ingest.ready(60_000);
  return {
    ingest,
    bridge,
    pontoWeb: new PontoWeb({ url: ingest.url, user: USER, password: PASSWORD }),
    stop: async () => {
      await ingest.stop();
      await bridge.stop();
    },
  };
}

const SOURCE = `
sources: [{ id: holding, kind: ahgora, users: [{ user: ${USER}, password: { env: AHGORA_PASSWORD } }], replyWithinMs: 120000 }]
`;

function profile(
  { calls, itemsPerCall }: PayrollOptions,
  { connection }: SimulatedDatasul,
): string {
  return `
profiles:
  - id: holding-homologacao
    source: holding
    environment: homologacao
    datasul: { url: "${connection.url}", path: ${connection.path}, user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }, calls: ${calls}, itemsPerCall: ${itemsPerCall} }
    emptyCampoAdicional: allow
    companies: ["10"]
    rubricas: { default: { unit: hhmm } }
`;
}

async function written(folder: string, name: string, yaml: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, yaml);
  return file;
}
