import { parseArgs } from 'node:util';
import { setting } from '@ponte/testing';
import type { BenchServers } from '../bench-stack';
import { wholeNumber } from '../whole-number';

export interface PeopleOptions extends BenchServers {
  readonly persons: number;
  /** Percent of them that change between the two runs. */
  readonly changed: number;
  /** Milliseconds from a lot to the end of its process at the simulated Feedz. */
  readonly processMs: number;
  readonly pageSize: number;
}

export const HELP = `Usage: npm run bench -- people [options]

  --persons <n>      persons at the simulated Datasul (default 20000)
  --changed <n>      percent of them that change before the second run (default 1)
  --process-ms <n>   from a lot to the end of its process at the simulated Feedz (default 500)
  --page-size <n>    items in a page of Datasul's lists (default 500)

KAFKA_BROKERS and DATABASE_URL lead to existing servers; otherwise a broker and a PostgreSQL are started.
`;

const NUMBERS = { persons: 20_000, changed: 1, 'process-ms': 500, 'page-size': 500 } as const;

/** @throws Error for an option that is not known, or a number that is not one */
export function readOptions(args: readonly string[]): PeopleOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      ...{ persons: text, changed: text, 'process-ms': text, 'page-size': text },
    },
  });
  if (values.help) return 'help';
  const number = (name: keyof typeof NUMBERS): number =>
    wholeNumber(name, values[name], NUMBERS[name]);
  return {
    persons: number('persons'),
    changed: number('changed'),
    processMs: number('process-ms'),
    pageSize: number('page-size'),
    brokers: setting('KAFKA_BROKERS'),
    databaseUrl: setting('DATABASE_URL'),
  };
}
