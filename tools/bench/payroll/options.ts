import { parseArgs } from 'node:util';
import { setting } from '@ponte/testing';
import type { BenchServers } from '../bench-stack';
import { wholeNumber } from '../whole-number';

export interface PayrollOptions extends BenchServers {
  readonly employees: number;
  readonly rubricas: number;
  /** How long the simulated Datasul takes for a call, in milliseconds. */
  readonly answerMs: number;
  readonly calls: number;
  readonly itemsPerCall: number;
}

export const HELP = `Usage: npm run bench -- payroll [options]

  --employees <n>       employees in one request (default 2000)
  --rubricas <n>        rubricas of each (default 6)
  --answer-ms <n>       what the simulated Datasul takes for a call (default 300)
  --calls <n>           calls at once (default 2)
  --items-per-call <n>  employees in a call (default 50)

KAFKA_BROKERS and DATABASE_URL lead to existing servers; otherwise a broker and a PostgreSQL are started.
`;

const NUMBERS = {
  employees: 2_000,
  rubricas: 6,
  'answer-ms': 300,
  calls: 2,
  'items-per-call': 50,
} as const;

/** @throws Error for an option that is not known, or a number that is not one */
export function readOptions(args: readonly string[]): PayrollOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      ...{ employees: text, rubricas: text, 'answer-ms': text, calls: text },
      'items-per-call': text,
    },
  });
  if (values.help) return 'help';
  const number = (name: keyof typeof NUMBERS): number =>
    wholeNumber(name, values[name], NUMBERS[name]);
  return {
    employees: number('employees'),
    rubricas: number('rubricas'),
    answerMs: number('answer-ms'),
    calls: number('calls'),
    itemsPerCall: number('items-per-call'),
    brokers: setting('KAFKA_BROKERS'),
    databaseUrl: setting('DATABASE_URL'),
  };
}
