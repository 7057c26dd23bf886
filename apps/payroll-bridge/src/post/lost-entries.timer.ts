import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Metrics, Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Profiles } from '../config/profiles';
import { EntrySettling } from '../ledger/entry-settling';
import { PostResults } from './post-results';

const EVERY_MS = 60_000;
/** What was just moved is left alone: nobody is in a hurry here. */
const AFTER_MS = 10 * 60_000;
const MOST = 500;

/**
 * Entries that are to be posted although no open task would: none is expected. A database that was restored, a task that was
 * deleted by hand or resolved by a person after it had died too often would leave some: whoever sends them again joins
 * those who wait, for ever. They get a task.
 */
@Injectable()
export class LostEntriesTimer {
  private readonly log: PonteLogger;
  private readonly counter;

  constructor(
    private readonly profiles: Profiles,
    periodic: Periodic,
    logger: PonteLogger,
    metrics: Metrics,
    private readonly database: DataSource,
    private readonly settling: EntrySettling,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
  ) {
    this.log = logger.child({ component: 'datasul' });
    this.counter = metrics.counter(
      'payroll_lost_entries_total',
      'Entries to be posted that no task would have posted, and that got one; 0 is expected',
    );
    periodic.every('lost entries', EVERY_MS, () => this.find());
  }

  /** One round of the search. */
  async find(): Promise<void> {
    const profiles = this.profiles.active().map(({ id }) => id);
    const waiting = await this.database.query<object[]>(WAITING, [profiles, AFTER_MS]);
    // Mostly nothing waits for so long, and tasks need not be looked through.
    if (waiting.length === 0) return;
    const lost = await this.database.query<{ id: string; version: number }[]>(LOST, [
      ...[profiles, AFTER_MS, MOST, PostResults.name],
    ]);
    if (lost.length === 0) return;
    const results = await this.units.run((unit) =>
      this.settling.settle(
        unit,
        lost.map(({ id, version }) => ({
          ...{ id, move: { kind: 'resend' }, because: { reason: 'lost-task' } },
          onlyIf: { states: ['received'], version },
        })),
      ),
    );
    const entries = results.filter(({ moved }) => moved).length;
    if (entries === 0) return;
    this.counter.inc(entries);
    const what =
      'entries were to be posted by no task; they have one now. This should never happen';
    this.log.error({ alert: 'datasul-lost-entries', entries }, what);
  }
}

const OLD = `e.state = 'received' AND e.profile = ANY ($1::text[])
  AND e.updated_at < now() - $2 * interval '1 millisecond'`;

const WAITING = `SELECT FROM payroll_entry e WHERE ${OLD} LIMIT 1`;

// By what tasks hold and not by their lanes: an employee's is another one once his hash is made by another key.
const LOST = `
  WITH open AS MATERIALIZED (
    SELECT (o.entry ->> 'id')::uuid AS id, (o.entry ->> 'wanted')::int AS wanted
    FROM task t CROSS JOIN json_array_elements(t.payload -> 'entries') AS o (entry)
    WHERE t.kind = $4 AND t.state NOT IN ('done', 'discarded')
  )
  SELECT e.id, e.version FROM payroll_entry e WHERE ${OLD}
    AND NOT EXISTS (SELECT FROM open o WHERE o.id = e.id AND o.wanted = e.wanted)
  ORDER BY e.updated_at LIMIT $3`;
