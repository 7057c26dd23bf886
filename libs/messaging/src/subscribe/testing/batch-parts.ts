import type { PonteLogger } from '@ponte/platform';
import type { ConsumeAttempts } from '../../inbox/consume-attempts';
import type { BatchConsumerParts } from '../batch-consumer';
import { ConsumerState } from '../consumer-state';
import type { Incoming } from '../incoming';
import type { SliceOutcome, SliceProcessor } from '../slice-processor';
import { SliceSizers } from '../slice-sizers';

export const silent = { debug() {}, info() {}, warn() {}, error() {} } as unknown as PonteLogger;

/** What a batch consumer works with, without Kafka and database: a slice of so many events comes to what `process` says. */
export function batchParts(
  process: (events: number) => SliceOutcome | Promise<SliceOutcome>,
): BatchConsumerParts {
  return {
    processor: {
      process: async (_at: unknown, slice: readonly Incoming[]) => process(slice.length),
    } as unknown as SliceProcessor,
    attempts: { abandon: async () => undefined } as unknown as ConsumeAttempts,
    state: new ConsumerState(),
    log: silent,
    sizers: new SliceSizers(500),
    stopping: () => false,
    read: () => ({}) as Incoming,
    plainTopic: (topic) => topic,
  };
}
