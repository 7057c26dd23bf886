import { freePortOr } from '../process/free-port';
import { identify, isRunning } from '../process/process-record';
import { composeAnswers, composePostgresUrl, composeUp } from './compose';
import { databaseName, databaseServices, databaseSetting } from './database-services';
import { createDatabase } from './databases';
import { ensureLocalKafka } from './local-kafka';
import { ensureLocalPostgres } from './local-postgres';
import type { Progress } from './progress';
import { writeStackEnv } from './stack-env';
import { readState, writeState, type StackState } from './stack-state';
import { withStackLock } from './stack-lock';
import { setting } from './stack.config';
import { stopStack } from './stop-stack';

/** Where a part of the stack comes from: given by the environment, a container, or started by us. */
export type StackSource = 'external' | 'compose' | 'embedded';

/** A Kafka and a PostgreSQL that answer. */
export interface LocalStack {
  /** `host:port,…` */
  brokers: string;
  /** URL of the service's own database. @throws Error if the service has none */
  databaseUrl(service: string): string;
  /** The services that have a database. */
  services: string[];
  sources: { kafka: StackSource; postgres: StackSource };
  /** Stops the stack if this process owns it (attached, and started here or left by one that died); else nothing. */
  release(): Promise<void>;
}

/** How much of a stack, and whose. */
export interface EnsureStackOptions {
  /** Default: what runs, else 1. */
  brokers?: 1 | 3;
  onProgress: Progress;
  /** `true`: this process owns what it starts, or finds left by a process that died. Default: the stack stays. */
  attached?: boolean;
}

/**
 * Makes sure that a Kafka and a PostgreSQL run, each chosen on its own: `KAFKA_BROKERS` / `DATABASE_URL` if set; else
 * Docker compose if an engine answers (one broker only); else embedded. Starting twice is harmless, and what a killed
 * start has left is taken up. `DATABASE_URL` names a server: each service gets a database of its own on it, unless
 * `DATABASE_URL_<SERVICE>` says which.
 *
 * @throws Error that names what is missing and what to do
 */
export async function ensureStack(options: EnsureStackOptions): Promise<LocalStack> {
  return withStackLock(() => ensure(options), options.onProgress);
}

async function ensure({ brokers, onProgress, attached }: EnsureStackOptions): Promise<LocalStack> {
  const state = await readState();
  const owned = takeOwnership(state, attached ?? false);
  writeState(state);
  const wanted = brokers ?? (state.kafka?.brokers.length === 3 ? 3 : 1);
  const sources = await chooseSources(state, wanted, onProgress);
  const [kafka, adminUrl] = await Promise.all([
    kafkaFrom(sources.kafka, state, wanted, onProgress),
    postgresFrom(sources.postgres, state, onProgress),
  ]);
  const urls = new Map<string, string>();
  for (const service of databaseServices()) {
    const given = setting(databaseSetting(service));
    urls.set(service, given ?? (await createDatabase(adminUrl, databaseName(service))));
  }
  await writeStackEnv({
    KAFKA_BROKERS: kafka,
    ...Object.fromEntries([...urls].map(([service, url]) => [databaseSetting(service), url])),
  });
  writeState(state);
  return {
    brokers: kafka,
    services: [...urls.keys()],
    sources,
    databaseUrl(service) {
      const url = urls.get(service);
      if (!url)
        throw new Error(
          `${service} has no database; those with one: ${[...urls.keys()].join(', ')}.`,
        );
      return url;
    },
    release: async () => {
      if (owned) await withStackLock(() => stopStack({ onProgress }), onProgress);
    },
  };
}

/** @returns whether this process is to stop the stack at its end */
function takeOwnership(state: StackState, attached: boolean): boolean {
  const somethingRuns =
    (state.kafka?.brokers ?? []).some(({ process }) => isRunning(process)) ||
    (state.postgres !== undefined && isRunning(state.postgres.process)) ||
    state.compose !== undefined;
  if (!attached) {
    // `up` makes the stack stay, whoever started it.
    state.owner = undefined;
    return false;
  }
  const abandoned = state.owner !== undefined && !isRunning(state.owner);
  if (somethingRuns && !abandoned) return false;
  state.owner = identify(process.pid);
  return true;
}

async function chooseSources(
  state: StackState,
  brokers: number,
  onProgress: Progress,
): Promise<LocalStack['sources']> {
  const kafkaGiven = setting('KAFKA_BROKERS') !== undefined;
  const postgresGiven = setting('DATABASE_URL') !== undefined;
  // What runs embedded goes on embedded: an engine that was started meanwhile is no reason to change horses.
  const embeddedRuns = state.postgres !== undefined && isRunning(state.postgres.process);
  const ask = !(kafkaGiven && postgresGiven) && !embeddedRuns;
  const otherwise = ask && (await composeAnswers()) ? 'compose' : 'embedded';
  if (otherwise === 'compose' && brokers > 1 && !kafkaGiven) {
    onProgress('docker-compose.yml has one broker; starting three embedded ones');
  }
  return {
    kafka: kafkaGiven ? 'external' : brokers > 1 ? 'embedded' : otherwise,
    postgres: postgresGiven ? 'external' : otherwise,
  };
}

async function kafkaFrom(
  source: StackSource,
  state: StackState,
  brokers: number,
  onProgress: Progress,
): Promise<string> {
  if (source === 'external') return setting('KAFKA_BROKERS') ?? '';
  if (source === 'embedded') return ensureLocalKafka(state, brokers, onProgress);
  const port = state.compose?.kafka ?? (await freePortOr(9092));
  state.compose = { ...state.compose, kafka: port };
  writeState(state);
  onProgress('Starting Kafka by Docker compose');
  await composeUp('kafka', state.compose);
  return `127.0.0.1:${port}`;
}

async function postgresFrom(
  source: StackSource,
  state: StackState,
  onProgress: Progress,
): Promise<string> {
  if (source === 'external') return setting('DATABASE_URL') ?? '';
  if (source === 'embedded') return ensureLocalPostgres(state, onProgress);
  const port = state.compose?.postgres ?? (await freePortOr(5432));
  state.compose = { ...state.compose, postgres: port };
  writeState(state);
  onProgress('Starting PostgreSQL by Docker compose');
  await composeUp('postgres', state.compose);
  return composePostgresUrl(port);
}
