import type { EntityManager } from 'typeorm';
import type { InboxState } from './inbox';

/** An event as the inbox knows it. */
export interface EventIdentity {
  /** Topic that it was first heard on, without the environment's prefix. */
  readonly topic: string;
  readonly eventId: string;
}

/** `absent`: never handled, or forgotten since. */
export interface EventState extends EventIdentity {
  readonly state: InboxState | 'absent';
  /** Since when, RFC 3339; `null` if absent. */
  readonly at: string | null;
}

const STATES = `
  SELECT e.topic, e.event_id AS "eventId", coalesce(i.state, 'absent') AS state,
    to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS e (topic, event_id, n)
  LEFT JOIN inbox i ON i.topic = e.topic AND i.event_id = e.event_id
  ORDER BY e.n`;

const DISCARD = `
  UPDATE inbox SET state = 'discarded', at = now()
  FROM unnest($1::text[], $2::text[]) AS e (topic, event_id)
  WHERE inbox.topic = e.topic AND inbox.event_id = e.event_id AND inbox.state = 'dead'
  RETURNING inbox.topic, inbox.event_id AS "eventId"`;

const DISCARD_OR_ABSENT = `
  INSERT INTO inbox (topic, event_id, state)
  SELECT DISTINCT topic, event_id, 'discarded' FROM unnest($1::text[], $2::text[]) AS e (topic, event_id)
  ON CONFLICT (topic, event_id) DO UPDATE SET state = 'discarded', at = now() WHERE inbox.state = 'dead'
  RETURNING topic, event_id AS "eventId"`;

/** What the inbox says of events, in their order. */
export async function eventStates(
  manager: EntityManager,
  events: readonly EventIdentity[],
): Promise<EventState[]> {
  return manager.query(STATES, columns(events)) as Promise<EventState[]>;
}

/**
 * Marks dead events as given up: a replay of them does nothing.
 *
 * @param absentToo also those that the inbox does not know. An event that is still to come would be passed by
 * @returns those that were marked now
 */
export async function discardDead(
  manager: EntityManager,
  events: readonly EventIdentity[],
  absentToo: boolean,
): Promise<EventIdentity[]> {
  const rows: unknown = await manager.query(
    absentToo ? DISCARD_OR_ABSENT : DISCARD,
    columns(events),
  );
  // TypeORM answers an UPDATE with [rows, count], an INSERT with rows.
  return (absentToo ? rows : (rows as [unknown, number])[0]) as EventIdentity[];
}

function columns(events: readonly EventIdentity[]): [string[], string[]] {
  return [events.map(({ topic }) => topic), events.map(({ eventId }) => eventId)];
}
