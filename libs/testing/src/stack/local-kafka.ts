import { isRunning } from '../process/process-record';
import { waitForBrokers } from './cluster-ready';
import {
  bootstrapServers,
  restoreBroker,
  runningOnes,
  startBrokers,
  stopBrokers,
  type RunningBroker,
} from './kafka-cluster';
import type { Progress } from './progress';
import { kafkaFolder } from './stack-folders';
import { writeState, type StackState } from './stack-state';

/** Kafka's usual port, and the next ones for brokers 2 and 3. */
const PREFERRED_PORT = 9092;

/**
 * Brings the embedded brokers of the stack to the wanted number, all running; those that run already are left alone.
 * Every process is in the state file before anything is waited for.
 *
 * @returns bootstrap servers
 */
export async function ensureLocalKafka(
  state: StackState,
  wanted: number,
  onProgress: Progress,
): Promise<string> {
  if (state.kafka && state.kafka.brokers.length !== wanted) {
    onProgress(`Stopping Kafka to change from ${state.kafka.brokers.length} to ${wanted} brokers`);
    await stopBrokers(state.kafka.brokers);
    state.kafka = undefined;
  }
  const known = state.kafka?.brokers ?? [];
  if (runningOnes(known).length > 0) {
    await Promise.all(
      known
        .filter(({ process }) => !isRunning(process))
        .map(({ spec }) => restoreOne(state, spec.id, onProgress)),
    );
    const present = state.kafka?.brokers ?? [];
    await waitForBrokers(present);
    return bootstrapServers(present);
  }
  const started: RunningBroker[] = [];
  state.kafka = { brokers: started };
  const brokers = await startBrokers({
    brokers: wanted,
    folder: kafkaFolder(wanted),
    preferredPort: PREFERRED_PORT,
    onProgress,
    onStarted: (broker) => {
      started.push(broker);
      started.sort((a, b) => a.spec.id - b.spec.id);
      writeState(state);
    },
  });
  return bootstrapServers(brokers);
}

/** Starts one listed broker again. @throws Error if the stack has no such broker */
export async function restoreOne(
  state: StackState,
  id: number,
  onProgress: Progress,
): Promise<void> {
  const { brokers, broker } = findBroker(state, id);
  if (isRunning(broker.process)) return;
  onProgress(`Starting Kafka broker ${id} again`);
  await restoreBroker(
    broker.spec,
    brokers.map(({ spec }) => spec),
    {
      onProgress,
      onStarted: (started) => {
        brokers[brokers.indexOf(broker)] = started;
        writeState(state);
      },
    },
  );
}

/** @throws Error that says which brokers there are */
export function findBroker(
  state: StackState,
  id: number,
): { brokers: RunningBroker[]; broker: RunningBroker } {
  const brokers = state.kafka?.brokers ?? [];
  const broker = brokers.find(({ spec }) => spec.id === id);
  if (!broker) {
    const there = brokers.map(({ spec }) => spec.id).join(', ');
    throw new Error(
      there
        ? `There is no broker ${id}; the stack has ${there}.`
        : 'Only brokers that the stack runs itself can be killed and restored, and it runs none. ' +
            'Start some: npm run stack -- up --brokers 3',
    );
  }
  return { brokers, broker };
}
