import { parseArgs } from 'node:util';
import { setting } from '@ponte/testing';

export interface IngestBenchOptions {
  /** Length of each measured phase. */
  readonly seconds: number;
  /** Load before each measurement, not counted: the JIT compiles for some 20,000 requests, connections open. */
  readonly warmUpSeconds: number;
  /** Requests per second of the open loop. */
  readonly rate: number;
  /** Compare only the two ways to a handler, without Kafka. */
  readonly routes: boolean;
  /** An existing Kafka; otherwise one broker is started. */
  readonly brokers: string | undefined;
  /** Names of the servers to measure; empty: all. */
  readonly only: readonly string[];
  /** Where each server leaves its CPU profile when it ends; undefined: no profiles, which cost a few per cent. */
  readonly profiles: string | undefined;
}

export const HELP = `npm run bench -- ingest [options]

  Webhooks per second, latency and server CPU per request, from the socket to the acknowledgement (acks=all), beside two
  baselines: a bare node:http server that parses JSON and publishes through the same publisher, and a stock Nest
  application with ClientKafka.emit per request. Every request is the vendor's full sample under an id of its own.

  --seconds <n>     length of each measured phase (10; from 60 on it is said whether memory stays flat)
  --warm-up <n>     seconds of load before each phase, not counted (10): shorter measures the JIT compiler
  --rate <n>        requests per second of the open loop (1000)
  --only <a,b>      measure only these: plain-node, stock-nest, ingest, ingest-x2
  --brokers <list>  an existing Kafka, host:port with commas (also KAFKA_BROKERS); otherwise one broker is started
  --profile <dir>   also write a CPU profile of each server into this folder
  --routes          only: what a controller of Nest's costs more than a route on Fastify (docs/adr/0007)
  --quick           3 seconds each, to see that it works
  --help            this text
`;

/** @returns undefined if only the help was asked for */
export function ingestBenchOptions(args: readonly string[]): IngestBenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
      rate: { type: 'string', default: '1000' },
      only: { type: 'string', default: '' },
      brokers: { type: 'string' },
      profile: { type: 'string' },
      routes: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    seconds: Number(values.seconds ?? (values.quick ? 3 : 10)),
    warmUpSeconds: Number(values['warm-up'] ?? (values.quick ? 1 : 10)),
    rate: Number(values.rate),
    routes: values.routes,
    brokers: values.brokers ?? setting('KAFKA_BROKERS'),
    only: values.only.split(',').filter(Boolean),
    profiles: values.profile,
  };
}
