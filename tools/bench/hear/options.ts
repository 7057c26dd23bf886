import { parseArgs } from 'node:util';
import { setting } from '@ponte/testing';
import { wholeNumber } from '../whole-number';

export interface HearOptions {
  readonly events: number;
  /** Events of the run with one statement per event, which is slow. */
  readonly slowEvents: number;
  /** Percent of the events that match a rule. */
  readonly matching: number;
  readonly partitions: number;
  readonly brokers: string | undefined;
  readonly databaseUrl: string | undefined;
}

export const HELP = `Usage: npm run bench -- hear [options]

  --events <n>      events to be heard (default 60000)
  --matching <n>    percent of them that match a rule (default 10)
  --partitions <n>  partitions of the topic (default 3)
  --quick           10000 events: a minute instead of several

KAFKA_BROKERS and DATABASE_URL lead to existing servers; otherwise a broker and a PostgreSQL are started.
`;

/** @throws Error for an option that is not known, or a number that is not one */
export function readOptions(args: readonly string[]): HearOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      events: { type: 'string' },
      matching: { type: 'string' },
      partitions: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  const events = wholeNumber('events', values.events, values.quick ? 10_000 : 60_000);
  return {
    events,
    slowEvents: Math.min(events, values.quick ? 2_000 : 6_000),
    matching: Math.min(100, wholeNumber('matching', values.matching, 10, 0)),
    partitions: wholeNumber('partitions', values.partitions, 3),
    brokers: setting('KAFKA_BROKERS'),
    databaseUrl: setting('DATABASE_URL'),
  };
}
