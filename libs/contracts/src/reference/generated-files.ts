import type { EventContract } from '../event-contract';
import { asyncApiOf } from './asyncapi';
import { referencePage } from './reference-page';
import { schemaFile } from './schema-file';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Everything that is generated into `docs/contracts`: content by file name. The baselines are not among it. */
export function generatedFiles(contracts: readonly EventContract[]): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', referencePage(contracts)],
    ['asyncapi.json', json(asyncApiOf(contracts))],
    ...contracts.map((contract): [string, string] => [
      `${contract.topic}.schema.json`,
      json(schemaFile(contract)),
    ]),
  ]);
}
