import type { EntityManager } from 'typeorm';

/** What pauses: a party (its credential), or with a kind that kind's calls for the party. */
export interface PauseKey {
  readonly party: string;
  /** Empty for the whole party. */
  readonly kind: string;
}

/**
 * Takes the right to probe every pause that stands in the way of a kind and party, for `leaseMs`; `null` when another
 * probe runs or it is too early for one. One process of all wins.
 */
export async function takeProbe(
  manager: EntityManager,
  kind: string,
  party: string,
  leaseMs: number,
): Promise<readonly PauseKey[] | null> {
  const [rows] = (await manager.query(TAKE, [party, kind, leaseMs])) as [PauseKey[], number];
  return rows.length > 0 ? rows : null;
}

const TAKE = `
  WITH locked AS (
    SELECT party, kind, greatest(probe_at, probing_until) <= clock_timestamp() AS free
    FROM task_pause WHERE party = $1 AND kind IN ('', $2) ORDER BY kind FOR UPDATE
  )
  UPDATE task_pause p SET probing_until = clock_timestamp() + $3 * interval '1 millisecond', probes = p.probes + 1
  FROM locked l
  WHERE p.party = l.party AND p.kind = l.kind AND (SELECT bool_and(free) FROM locked)
  RETURNING p.party, p.kind`;

/** Gives a probe back that found no task to be made with. */
export async function returnProbe(
  manager: EntityManager,
  pauses: readonly PauseKey[],
): Promise<void> {
  await manager.query(RETURN, [pauses.map(({ party }) => party), pauses.map(({ kind }) => kind)]);
}

const RETURN = `
  UPDATE task_pause p SET probing_until = NULL, probes = p.probes - 1
  FROM unnest($1::text[], $2::text[]) AS k (party, kind) WHERE p.party = k.party COLLATE "C" AND p.kind = k.kind COLLATE "C"`;

/** A refusal that pauses. */
export interface NewPause extends PauseKey {
  readonly reason: string;
  readonly status: number | null;
  readonly probeInMs: number;
}

/** Begins a pause, or refreshes the reason of one that stands. Returns whether it is new. */
export async function pause(manager: EntityManager, it: NewPause): Promise<boolean> {
  const [row] = (await manager.query(PAUSE, [
    it.party,
    it.kind,
    it.reason,
    it.status,
    it.probeInMs,
  ])) as [{ begun: boolean }];
  return row.begun;
}

const PAUSE = `
  INSERT INTO task_pause AS p (party, kind, reason, status, probe_at)
  VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 millisecond')
  ON CONFLICT (party, kind) DO UPDATE SET reason = excluded.reason, status = excluded.status
  RETURNING p.xmax = 0 AS begun`;

/** A probe that was refused again, or told nothing: the next one after `delaysMs[probes so far]`, the last repeating. */
export async function probeAgain(
  manager: EntityManager,
  key: PauseKey,
  delaysMs: readonly number[],
  leastMs: number,
): Promise<void> {
  await manager.query(AGAIN, [key.party, key.kind, delaysMs, leastMs]);
}

const AGAIN = `
  UPDATE task_pause SET probing_until = NULL,
    probe_at = clock_timestamp() + greatest($4::int, ($3::int[])[least(probes + 1, cardinality($3::int[]))]) * interval '1 millisecond'
  WHERE party = $1 AND kind = $2`;

/** Ends a pause; since when it stood, or `null` if it did not. */
export async function endPause(manager: EntityManager, key: PauseKey): Promise<Date | null> {
  const [rows] = (await manager.query(
    `DELETE FROM task_pause WHERE party = $1 AND kind = $2 RETURNING since`,
    [key.party, key.kind],
  )) as [{ since: Date }[], number];
  return rows[0]?.since ?? null;
}
