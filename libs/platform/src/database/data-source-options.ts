import { readFileSync } from 'node:fs';
import type { DataSourceOptions } from 'typeorm';
import { knownSecrets } from '../config/known-secrets';
import type { PonteLogger } from '../log/ponte-logger';
import type { ServiceInfo } from '../service-info';
import type { DatabaseEnv } from './database-env.config';
import type { DatabaseModuleOptions } from './database.module';
import { ImpatientClient } from './impatient-client';

export const MIGRATIONS_TABLE = 'ponte_migrations';
const DEFAULT_POOL_SIZE = 10;
/** PostgreSQL cuts longer names (NAMEDATALEN). */
const APPLICATION_NAME_LENGTH = 63;
/** The server cancels a statement at its time-out; an answer that is later still by this does not come any more. */
const ANSWER_GRACE_MS = 5_000;

/** TypeORM's options for a service: nothing is ever synchronised, migrations never run by themselves. */
export function dataSourceOptions(
  options: DatabaseModuleOptions,
  env: DatabaseEnv,
  info: ServiceInfo,
  logger: PonteLogger,
): DataSourceOptions {
  const password = new URL(env.databaseUrl).password;
  if (password) knownSecrets.add(decodeURIComponent(password));
  return {
    type: 'postgres',
    url: env.databaseUrl,
    entities: [...options.entities],
    migrations: [...options.migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsRun: false,
    synchronize: false,
    logging: false,
    poolSize: env.poolSize ?? options.poolSize ?? DEFAULT_POOL_SIZE,
    applicationName: `${info.name}/${info.instance}`.slice(0, APPLICATION_NAME_LENGTH),
    connectTimeoutMS: env.connectTimeoutMs,
    ...(env.sslCaFile && { ssl: { ca: readFileSync(env.sslCaFile, 'utf8') } }),
    // An idle connection that breaks (the server restarted) is replaced by the pool; it must not end the process.
    poolErrorHandler: (error: unknown) => logger.warn({ err: error }, 'an idle connection broke'),
    extra: {
      statement_timeout: env.statementTimeoutMs,
      lock_timeout: env.lockTimeoutMs,
      idle_in_transaction_session_timeout: env.idleInTransactionTimeoutMs,
      // The server's own time-outs are of no use when it is silent (a firewall that drops, a frozen host).
      ...(env.statementTimeoutMs > 0 && {
        query_timeout: env.statementTimeoutMs + ANSWER_GRACE_MS,
      }),
      Client: ImpatientClient,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  };
}
