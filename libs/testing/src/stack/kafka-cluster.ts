import { endProcess, signalProcess, waitForEnd } from '../process/end-process';
import { freePort, freePortOr } from '../process/free-port';
import { isRunning, type ProcessRecord } from '../process/process-record';
import { brokerSettings, type BrokerSpec } from './broker-settings';
import { waitForBrokers } from './cluster-ready';
import { requireJava } from './java';
import { startBroker } from './kafka-broker';
import { ensureKafkaJars } from './kafka-jars';
import type { Progress } from './progress';

/** A broker and its present process. */
export interface RunningBroker {
  spec: BrokerSpec;
  process: ProcessRecord;
}

/** How to start a cluster. */
export interface ClusterOptions {
  brokers: number;
  /** Each broker gets `<folder>/<id>`. */
  folder: string;
  /** Port of the first broker if free; the others follow. Without it: any free ports. */
  preferredPort?: number;
  /** Broker settings that differ from ours. */
  settings?: Readonly<Record<string, string>>;
  /** The brokers live for one test, or one run of tests: a quick start counts more than a high throughput. */
  throwaway?: boolean;
  onProgress: Progress;
  /** Told of every process as soon as it runs, so that it can be recorded before anything may fail. */
  onStarted?: (broker: RunningBroker) => void | Promise<void>;
}

/** Starts all brokers at once and waits until all are in the cluster (3–4 s). */
export async function startBrokers(options: ClusterOptions): Promise<RunningBroker[]> {
  await requireJava();
  const libs = await ensureKafkaJars(options.onProgress);
  const specs: BrokerSpec[] = [];
  for (let id = 1; id <= options.brokers; id++) {
    const port =
      options.preferredPort === undefined
        ? await freePort()
        : await freePortOr(options.preferredPort + id - 1);
    specs.push({ id, port, controllerPort: await freePort(), folder: `${options.folder}/${id}` });
  }
  options.onProgress(`Starting Kafka (${options.brokers} broker${options.brokers > 1 ? 's' : ''})`);
  const running = await Promise.all(
    specs.map(async (spec) => {
      const settings = brokerSettings(spec, specs, options.settings);
      const process = await startBroker(spec, libs, settings, options.throwaway ?? false);
      await options.onStarted?.({ spec, process });
      return { spec, process };
    }),
  );
  await waitForBrokers(running);
  return running;
}

/** Starts one broker again on its old ports and data; returns once the cluster has it back. */
export async function restoreBroker(
  spec: BrokerSpec,
  all: readonly BrokerSpec[],
  options: Pick<ClusterOptions, 'settings' | 'throwaway' | 'onProgress' | 'onStarted'>,
): Promise<RunningBroker> {
  const libs = await ensureKafkaJars(options.onProgress);
  const settings = brokerSettings(spec, all, options.settings);
  const process = await startBroker(spec, libs, settings, options.throwaway ?? false);
  const broker = { spec, process };
  await options.onStarted?.(broker);
  await waitForBrokers([broker]);
  return broker;
}

/** SIGKILL; returns once the process is gone. */
export async function killBroker(broker: RunningBroker): Promise<void> {
  signalProcess(broker.process, 'SIGKILL');
  await waitForEnd(broker.process, 5_000);
}

/**
 * Ends brokers in order. With a majority of the controllers gone a broker waits in vain for its controlled shutdown
 * (minutes), so all are told at once and what is left after 15 s is killed.
 */
export async function stopBrokers(brokers: readonly RunningBroker[]): Promise<void> {
  await Promise.all(brokers.map(({ process }) => endProcess(process, { graceMs: 15_000 })));
}

/** `host:port,…` of the brokers, running or not. */
export function bootstrapServers(brokers: readonly { spec: BrokerSpec }[]): string {
  return brokers.map(({ spec }) => `127.0.0.1:${spec.port}`).join(',');
}

/** Which of the brokers run. */
export function runningOnes(brokers: readonly RunningBroker[]): RunningBroker[] {
  return brokers.filter(({ process }) => isRunning(process));
}
