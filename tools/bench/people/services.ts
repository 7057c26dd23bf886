import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import {
  type AppProcess,
  type SimulatedFeedz,
  type SimulatedPeople,
  spawnApp,
} from '@ponte/testing';
import { Ops } from '../../start/ops';
import { type BenchStack, freshPrefix } from '../bench-stack';
import { PII_KEYS } from '../hear/load';
import type { PeopleOptions } from './options';

const LOOKUP_KEYS = `l1:${'6b'.repeat(32)}`;
export const PROFILE = 'holding-homologacao';

export interface PeopleServices {
  readonly app: AppProcess;
  readonly ops: Ops;
}

/** people-sync as it is delivered, and the operator's command that begins runs. */
export async function startPeopleSync(
  options: PeopleOptions,
  { brokers, folder }: BenchStack,
  databaseUrl: string,
  people: SimulatedPeople,
  feedz: SimulatedFeedz,
): Promise<PeopleServices> {
  const prefix = freshPrefix();
  const file = path.join(folder, 'people-sync.yml');
  await writeFile(file, profile(options, people, feedz));
  const app = await spawnApp({
    app: 'people-sync',
    env: {
      ...{ HOST: '127.0.0.1', LOG_LEVEL: 'warn', AUTO_MIGRATE: 'true', CONFIG_FILE: file },
      ...{ KAFKA_BROKERS: brokers, KAFKA_PREFIX: prefix, DATABASE_URL: databaseUrl },
      ...{ PII_KEYS, PII_LOOKUP_KEYS: LOOKUP_KEYS },
      DATASUL_USER: people.connection.user,
      DATASUL_PASSWORD: people.connection.password,
      FEEDZ_TOKEN: feedz.connection.token,
    },
  });
  await app.ready(60_000);
  return { app, ops: new Ops(brokers, prefix) };
}

function profile(
  { pageSize }: PeopleOptions,
  people: SimulatedPeople,
  feedz: SimulatedFeedz,
): string {
  return `
profiles:
  - id: ${PROFILE}
    environment: homologacao
    datasul: { url: "${people.connection.url}", user: { env: DATASUL_USER }, password: { env: DATASUL_PASSWORD }, pageSize: ${pageSize} }
    feedz: { url: "${feedz.connection.url}", token: { env: FEEDZ_TOKEN }, pollsMs: [1s, 1s, 2s, 5s] }
`;
}
