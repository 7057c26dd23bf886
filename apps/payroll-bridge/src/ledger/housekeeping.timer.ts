import { Injectable } from '@nestjs/common';
import { Metrics, Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { PayrollConfig } from '../config/payroll.config';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;
/**
 * Items whose others never came: ingest answered 503, and the sender has sent all of it again since. Nobody waits for them
 * who could be told. That an item is a dead letter is the other way to get here, so somebody is told when they go.
 */
const PARTS_DAYS = 7;

interface Chore {
  readonly what: string;
  readonly days: number;
  /** `$1`: before when, `$2`: how many at most. */
  readonly sql: string;
  /** More than the passing of time: somebody should look why. */
  readonly unexpected?: true;
}

/**
 * Deletes what is kept no longer: requests with their rubricas, history, calls, and the sealed bodies of calls earlier than
 * those. Entries of the ledger stay: without them a value would be posted again.
 */
@Injectable()
export class HousekeepingTimer {
  private readonly log: PonteLogger;
  private readonly dropped;

  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    config: PayrollConfig,
    logger: PonteLogger,
    metrics: Metrics,
  ) {
    this.dropped = metrics.counter(
      'payroll_items_dropped_total',
      'Items of employees in several items of a request that went unjudged because the others never came',
    );
    this.log = logger.child({ component: 'housekeeping' });
    const chores = choresOf(config);
    periodic.every('delete what is kept no longer', EVERY_MS, async (signal) => {
      for (const chore of chores) await this.run(chore, signal);
    });
  }

  private async run({ what, days, sql, unexpected }: Chore, signal: AbortSignal): Promise<void> {
    let total = 0;
    for (let count = BATCH; count === BATCH && !signal.aborted; total += count)
      [, count] = await this.database.query<[unknown[], number]>(sql, [days, BATCH]);
    if (total === 0) return;
    const facts = { rows: total, days };
    if (!unexpected) return this.log.info(facts, `${what} deleted`);
    this.dropped.inc(total);
    this.log.warn(
      { ...facts, alert: 'payroll-items-dropped' },
      `${what} deleted: nobody judged them`,
    );
  }
}

function choresOf({ keepDays, keepBodiesDays }: PayrollConfig): Chore[] {
  return [
    {
      what: 'items whose other parts never came',
      days: PARTS_DAYS,
      sql: deletion('payroll_item', 'request_id, item', 'heard_at'),
      unexpected: true,
    },
    {
      what: 'bodies of calls',
      days: keepBodiesDays,
      sql: `UPDATE payroll_call SET request_body = NULL, response_body = NULL, leftover = NULL
            WHERE id IN (SELECT id FROM payroll_call WHERE started_at < now() - make_interval(days => $1)
              AND (request_body IS NOT NULL OR response_body IS NOT NULL OR leftover IS NOT NULL) LIMIT $2)`,
    },
    {
      // Before their requests, by which their age is known. Nobody waits for an outcome for that long.
      what: 'rubricas of requests',
      days: keepDays,
      sql: `DELETE FROM payroll_line WHERE ctid = ANY (ARRAY (SELECT l.ctid FROM payroll_line l
              JOIN payroll_request r USING (request_id) WHERE r.received_at < now() - make_interval(days => $1) LIMIT $2))`,
    },
    {
      what: 'requests',
      days: keepDays,
      sql: deletion('payroll_request', 'request_id', 'received_at'),
    },
    {
      what: 'history of entries',
      days: keepDays,
      sql: deletion('payroll_entry_history', 'entry_id, version', 'at'),
    },
    {
      what: 'calls',
      days: keepDays,
      sql: deletion('payroll_call', 'id', 'started_at'),
    },
  ];
}

function deletion(table: string, key: string, at: string): string {
  return `DELETE FROM ${table} WHERE (${key}) IN
    (SELECT ${key} FROM ${table} WHERE ${at} < now() - make_interval(days => $1) LIMIT $2)`;
}
