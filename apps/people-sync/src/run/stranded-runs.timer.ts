import { Injectable } from '@nestjs/common';
import { Clock, Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Profiles } from '../config/profiles';
import { OPEN_RUN_STATES } from './run-states.rules';

const EVERY_MS = 300_000;
/** A profile may be switched off and on again for a change of its settings. */
const PATIENCE_MS = 3_600_000;
/** Said once a day, until somebody sees to it. */
const AGAIN_MS = 86_400_000;

/**
 * Open runs of profiles that are not active, or not configured, any more: their tasks wait for the profile, so that nothing of
 * them ends by itself, and should the profile return no run of it begins. Somebody has to know.
 */
@Injectable()
export class StrandedRunsTimer {
  private readonly log: PonteLogger;
  private readonly toldAt = new Map<string, number>();

  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly profiles: Profiles,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-run' });
    periodic.every('stranded runs', EVERY_MS, () => this.find());
  }

  /** One round of the search. */
  async find(): Promise<void> {
    const active = this.profiles.active().map(({ id }) => id);
    const stranded = await this.database.query<Stranded[]>(STRANDED, [
      ...[active, OPEN_RUN_STATES, PATIENCE_MS],
    ]);
    const now = this.clock.now().getTime();
    for (const { id: run, profile, state, hours } of stranded) {
      if (now - (this.toldAt.get(run) ?? -AGAIN_MS) < AGAIN_MS) continue;
      this.toldAt.set(run, now);
      this.log.error(
        { alert: 'people-run-stranded', run, profile, state, hours },
        'a run is open of a profile that is not active: switch the profile on again, or stop the run (people run stop)',
      );
    }
  }
}

interface Stranded {
  readonly id: string;
  readonly profile: string;
  readonly state: string;
  readonly hours: number;
}

const STRANDED = `
  SELECT id, profile, state, floor(extract(epoch FROM now() - started_at) / 3600)::int AS hours FROM people_run
  WHERE state = ANY ($2::text[]) AND profile <> ALL ($1::text[])
    AND started_at < now() - make_interval(secs => $3::float / 1000) ORDER BY started_at`;
