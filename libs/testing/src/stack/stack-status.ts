import { Client } from 'pg';
import { isRunning } from '../process/process-record';
import { liveBrokers } from './cluster-ready';
import { composePostgresUrl } from './compose';
import { postgresUrl } from './postgres-server';
import { readState } from './stack-state';
import { setting } from './stack.config';

/** One line of `npm run stack -- status`. */
export interface StackPart {
  name: string;
  source: 'external' | 'compose' | 'embedded';
  address: string;
  pid?: number;
  /** `up`: it answers; `down`: its process has ended; `silent`: there, but not answering (or out of the cluster). */
  state: 'up' | 'down' | 'silent';
}

/** Looks at every part of the stack; an empty list: nothing was started. */
export async function stackStatus(): Promise<StackPart[]> {
  return [...(await kafkaParts()), ...(await postgresParts())];
}

async function kafkaParts(): Promise<StackPart[]> {
  const { kafka, compose } = await readState();
  const external = setting('KAFKA_BROKERS');
  const containerPort = compose?.kafka;
  if (external || containerPort !== undefined) {
    const address = external ?? `127.0.0.1:${containerPort}`;
    const alive = await liveBrokers(address);
    return [
      {
        name: 'kafka',
        source: external ? 'external' : 'compose',
        address,
        state: alive.length > 0 ? 'up' : 'silent',
      },
    ];
  }
  const brokers = kafka?.brokers ?? [];
  const running = brokers.filter(({ process }) => isRunning(process));
  const alive =
    running.length === 0
      ? []
      : await liveBrokers(running.map(({ spec }) => `127.0.0.1:${spec.port}`).join(','));
  return brokers.map((broker) => ({
    name: `kafka ${broker.spec.id}`,
    source: 'embedded' as const,
    address: `127.0.0.1:${broker.spec.port}`,
    pid: broker.process.pid,
    state: !running.includes(broker) ? 'down' : alive.includes(broker.spec.id) ? 'up' : 'silent',
  }));
}

async function postgresParts(): Promise<StackPart[]> {
  const { postgres, compose } = await readState();
  const external = setting('DATABASE_URL');
  if (external) {
    const { host } = new URL(external);
    return [part('external', host, await answers(external))];
  }
  if (compose?.postgres !== undefined) {
    const url = composePostgresUrl(compose.postgres);
    return [part('compose', `127.0.0.1:${compose.postgres}`, await answers(url))];
  }
  if (!postgres) return [];
  const address = `127.0.0.1:${postgres.spec.port}`;
  const { pid } = postgres.process;
  if (!isRunning(postgres.process))
    return [{ ...part('embedded', address, false), pid, state: 'down' }];
  return [
    { ...part('embedded', address, await answers(postgresUrl(postgres.spec, 'postgres'))), pid },
  ];
}

function part(source: StackPart['source'], address: string, up: boolean): StackPart {
  return { name: 'postgres', source, address, state: up ? 'up' : 'silent' };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    // Whatever it says instead of answering, it is not up.
    return !(error instanceof Error);
  } finally {
    await client.end();
  }
}
