import type { EventContract } from '../event-contract';
import type { JsonSchema } from '../schema/json-schema';
import { schemaOf } from '../schema/schema-of';

/** A contract's JSON Schema as it is checked in, draft 07. */
export function schemaFile(contract: EventContract): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:ponte:contract:${contract.topic}`,
    description: contract.description,
    ...schemaOf(contract.valueClass),
  };
}
