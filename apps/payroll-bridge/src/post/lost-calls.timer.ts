import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Profiles } from '../config/profiles';
import { EntrySettling } from '../ledger/entry-settling';
import { doubtedEnd } from './rules/entry-ends.rules';
import { postLimits } from './rules/post-limits.rules';

const EVERY_MS = 60_000;
/** Beyond the longest time that a task may take, its lease, and the search for leases that have run out. */
const MARGIN_MS = 15 * 60_000;
const MOST = 500;

/**
 * Entries that are `sending` though no task can be sending them any more: none is expected, because a task whose process
 * died looks after its own. A database that was restored, or a task that was deleted by hand, would leave some, and their
 * keys would be blocked in silence.
 */
@Injectable()
export class LostCallsTimer {
  private readonly log: PonteLogger;
  private readonly afterMs: number;

  constructor(
    profiles: Profiles,
    periodic: Periodic,
    logger: PonteLogger,
    private readonly database: DataSource,
    private readonly settling: EntrySettling,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
  ) {
    this.afterMs = postLimits(profiles.active()).callTimeoutMs + MARGIN_MS;
    this.log = logger.child({ component: 'datasul' });
    periodic.every('lost calls', EVERY_MS, () => this.find());
  }

  /** One round of the search. */
  async find(): Promise<void> {
    const lost = await this.database.query<{ id: string; version: number }[]>(LOST, [
      this.afterMs,
      MOST,
    ]);
    if (lost.length === 0) return;
    await this.units.run((unit) =>
      this.settling.settle(
        unit,
        lost.map(({ id, version }) => ({
          ...{ id, move: doubtedEnd(id, 'process-died').move },
          onlyIf: { states: ['sending'], version },
        })),
      ),
    );
    const what =
      'entries were being sent by nobody; they are unknown now. This should never happen';
    this.log.error({ alert: 'datasul-lost-calls', entries: lost.length }, what);
  }
}

const LOST = `
  SELECT id, version FROM payroll_entry
  WHERE state = 'sending' AND updated_at < now() - $1 * interval '1 millisecond' ORDER BY updated_at LIMIT $2`;
