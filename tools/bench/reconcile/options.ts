import { parseArgs } from 'node:util';
import { setting } from '@ponte/testing';

export interface ReconcileOptions {
  readonly jobs: number;
  readonly applications: number;
  /** Percent of the applications that stand in the step. */
  readonly inStep: number;
  /** What Gupy allows per minute. */
  readonly rate: number;
  /** The runs' part of it. */
  readonly share: number;
  readonly brokers: string | undefined;
  readonly databaseUrl: string | undefined;
}

export const HELP = `Usage: npm run bench -- reconcile [options]

  --jobs <n>          published jobs (default 200)
  --applications <n>  applications of each, in process (default 500)
  --in-step <n>       percent of them that stand in the rule's step (default 100)
  --rate <n>          calls per minute that Gupy allows (default 900, the vendor's limit)
  --share <n>         the runs' part of it (default 0.8, the most there is)
  --quick             20 jobs: a minute instead of several

KAFKA_BROKERS and DATABASE_URL lead to existing servers; otherwise a broker and a PostgreSQL are started.
`;

/** @throws Error for an option that is not known, or a number that is not one */
export function readOptions(args: readonly string[]): ReconcileOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      jobs: { type: 'string' },
      applications: { type: 'string' },
      'in-step': { type: 'string' },
      rate: { type: 'string' },
      share: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  return {
    jobs: positive('jobs', values.jobs, values.quick ? 20 : 200),
    applications: positive('applications', values.applications, 500),
    inStep: Math.min(100, positive('in-step', values['in-step'], 100)),
    rate: positive('rate', values.rate, 900),
    share: positive('share', values.share, 0.8),
    brokers: setting('KAFKA_BROKERS'),
    databaseUrl: setting('DATABASE_URL'),
  };
}

function positive(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0, not "${text}"`);
  return value;
}
