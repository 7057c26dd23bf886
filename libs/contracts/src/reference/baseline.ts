import type { EventContract } from '../event-contract';
import type { JsonSchema } from '../schema/json-schema';
import { schemaOf } from '../schema/schema-of';

/** What was promised about a topic when its contract was last accepted: what its readers may stand on. */
export interface Baseline {
  readonly topic: string;
  readonly key: string;
  readonly partitions: number;
  readonly cleanup: string;
  readonly maxMessageBytes: number;
  readonly schema: JsonSchema;
}

/** What a contract promises today, in the form of a baseline. */
export function baselineOf(contract: EventContract): Baseline {
  return {
    topic: contract.topic,
    key: contract.keyDescription,
    partitions: contract.partitions,
    cleanup: contract.cleanup,
    maxMessageBytes: contract.maxMessageBytes,
    schema: schemaOf(contract.valueClass),
  };
}
