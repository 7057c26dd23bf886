import { Injectable } from '@nestjs/common';
import type { PeopleRefusalCount, PeopleWriteCount } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';
import type { PeopleRun, RunCounts } from '../run/people-run';

/** Of the contract. */
const MOST_REFUSALS = 200;

/** What a run wrote, in numbers; of a preview, what it would write. */
@Injectable()
export class WriteCounts {
  async of(
    manager: EntityManager,
    run: Pick<PeopleRun, 'id' | 'profile' | 'preview'>,
  ): Promise<Required<Pick<RunCounts, 'written' | 'refusals'>>> {
    const written = await manager.query<PeopleWriteCount[]>(run.preview ? PREVIEWED : WRITTEN, [
      ...[run.profile, run.id],
    ]);
    const refusals = await manager.query<PeopleRefusalCount[]>(REFUSALS, [
      ...[run.profile, MOST_REFUSALS],
    ]);
    return { written, refusals };
  }
}

const ORDER = `array_position(ARRAY['unit','department','job','person','bind'], r.entity)`;

// What is still to be sent waits for the next run.
const WRITTEN = `
  SELECT r.entity, count(*) FILTER (WHERE r.state = 'accepted' AND l.id IS NULL)::int AS unchanged,
    count(l.id)::int AS sent, count(*) FILTER (WHERE r.state = 'accepted' AND l.id IS NOT NULL)::int AS accepted,
    count(*) FILTER (WHERE r.state = 'refused')::int AS refused,
    count(*) FILTER (WHERE r.state IN ('held','to-send','sending'))::int AS held,
    count(*) FILTER (WHERE r.state = 'unknown')::int AS unknown
  FROM feedz_record r
  LEFT JOIN feedz_lot l ON l.id = r.lot AND l.run = $2 AND l.posted_at IS NOT NULL
  WHERE r.profile = $1 AND r.state <> 'none' GROUP BY r.entity ORDER BY ${ORDER}`;

const PREVIEWED = `
  SELECT r.entity, count(*) FILTER (WHERE r.state = 'accepted')::int AS unchanged,
    count(*) FILTER (WHERE r.state IN ('to-send','sending'))::int AS sent, 0 AS accepted,
    count(*) FILTER (WHERE r.state = 'refused')::int AS refused,
    count(*) FILTER (WHERE r.state = 'held')::int AS held,
    count(*) FILTER (WHERE r.state = 'unknown')::int AS unknown
  FROM feedz_record r WHERE r.profile = $1 AND r.state <> 'none' AND $2::uuid IS NOT NULL
  GROUP BY r.entity ORDER BY ${ORDER}`;

const REFUSALS = `
  SELECT r.entity, r.state, r.code, r.reason, count(*)::int AS count FROM feedz_record r
  WHERE r.profile = $1 AND r.state IN ('refused','held')
  GROUP BY r.entity, r.state, r.code, r.reason
  ORDER BY count(*) DESC, ${ORDER}, r.state, r.code, r.reason LIMIT $2`;
