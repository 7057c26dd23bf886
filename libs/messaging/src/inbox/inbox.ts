import type { EntityManager } from 'typeorm';

/** `discarded`: an operator gave a dead event up; it is not handled again. */
export type InboxState = 'done' | 'dead' | 'discarded';

/** An event that wants to be handled: `state` is what its row will say once the transaction is committed. */
export interface InboxEntry {
  readonly topic: string;
  readonly eventId: string;
  readonly state: InboxState;
}

const NEW = `
  INSERT INTO inbox (topic, event_id, state)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
  ON CONFLICT (topic, event_id) DO NOTHING
  RETURNING topic, event_id`;

const NEW_OR_DEAD = `
  INSERT INTO inbox (topic, event_id, state)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
  ON CONFLICT (topic, event_id) DO UPDATE SET state = excluded.state, at = now() WHERE inbox.state = 'dead'
  RETURNING topic, event_id`;

/** Identity of an event in the inbox. Neither part can hold a line break: topics by their charset, ids by `readEvent`. */
export function inboxKey(entry: { readonly topic: string; readonly eventId: string }): string {
  return `${entry.topic}\n${entry.eventId}`;
}

/**
 * Records events as handled, in the caller's transaction, and returns the {@link inboxKey}s of those that were not: only
 * they may be handled. Another transaction that holds one of them is waited for.
 *
 * @param replay whether an event that is dead counts as not handled
 */
export async function claim(
  manager: EntityManager,
  entries: readonly InboxEntry[],
  replay: boolean,
): Promise<Set<string>> {
  // Postgres refuses to update one row twice in a statement; the first in log order speaks for its repeats.
  const unique = [
    ...new Map(entries.toReversed().map((entry) => [inboxKey(entry), entry])).values(),
  ].toReversed();
  if (unique.length === 0) return new Set();
  const rows = (await manager.query(replay ? NEW_OR_DEAD : NEW, [
    unique.map((entry) => entry.topic),
    unique.map((entry) => entry.eventId),
    unique.map((entry) => entry.state),
  ])) as { topic: string; event_id: string }[];
  return new Set(rows.map((row) => inboxKey({ topic: row.topic, eventId: row.event_id })));
}
