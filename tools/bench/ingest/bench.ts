import { cpus, loadavg } from 'node:os';
import { removeFolder, startCluster, temporaryFolder } from '@ponte/testing';
import { measure, type Measured, type Phase } from './measure';
import { compareRoutes } from './compare-routes';
import { HELP, ingestBenchOptions, type IngestBenchOptions } from './options';
import { report } from './report';
import { type Cores, separateCores } from './server/cores';
import { ServerProcess } from './server/server-process';
import { makeTargets } from './targets';

export const description =
  'webhooks per second, latency and CPU per request up to the ack, beside bare node:http and stock Nest';

/** Prints the figures; asserts nothing. */
export async function run(args: readonly string[]): Promise<void> {
  const options = ingestBenchOptions(args);
  if (!options) return void process.stdout.write(HELP);
  if (options.routes) return compareRoutes();
  const cores = separateCores();
  const own = options.brokers === undefined ? await startCluster() : undefined;
  const folder = await temporaryFolder('bench-ingest');
  try {
    const all = await measureAll(options, options.brokers ?? own?.brokers ?? '', folder, cores);
    process.stdout.write(`\n${circumstances(options, cores)}\n${report(all)}\n`);
  } finally {
    await own?.stop();
    await removeFolder(folder);
  }
}

async function measureAll(
  options: IngestBenchOptions,
  brokers: string,
  folder: string,
  cores: Cores | undefined,
): Promise<readonly Measured[]> {
  const phases: readonly Phase[] = [
    { name: '64 connections', connections: 64 },
    { name: '256 connections', connections: 256 },
    { name: `open, ${options.rate}/s`, connections: 0, rate: options.rate },
  ];
  const { profiles } = options;
  const all: Measured[] = [];
  for (const target of await makeTargets(brokers, folder, options.only)) {
    const server = await ServerProcess.start(target, { brokers, folder, cores, profiles });
    try {
      for (const phase of phases) {
        process.stderr.write(`${target.what}: ${phase.name} …\n`);
        all.push(await measure(server, target, phase, options, cores));
      }
    } finally {
      await server.stop();
    }
  }
  return all;
}

function circumstances({ seconds }: IngestBenchOptions, cores: Cores | undefined): string {
  const where = cores
    ? `server on core ${cores.server(1)} (two workers: ${cores.server(2)}), load and Kafka on ${cores.load}`
    : 'server, load and Kafka share the cores (fewer than four, or no taskset)';
  return (
    `${seconds} s each, acks=all, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; ${where}; ` +
    `load average of the machine ${loadavg()[0]?.toFixed(1)}`
  );
}
