import type { EntityManager } from 'typeorm';
import { CAUTION_MS } from './rules/caution.rules';

/** What a profile may call now. */
export interface Caution {
  /** Calls in a row without a readable reply; above 0 the profile is cautious. */
  readonly failures: number;
  /** Cautious, or Datasul asked for fewer calls and has answered none since: calls are made one after the other. */
  readonly isCareful: boolean;
  /** How long no call may be made, in milliseconds; 0: now. */
  readonly waitMs: number;
  /** Items that one call may hold; `null`: as many as the profile says. */
  readonly mostItems: number | null;
}

const NONE: Caution = { failures: 0, isCareful: false, waitMs: 0, mostItems: null };

/** How careful a profile has to be, as it is now and not locked. */
export async function readCaution(
  manager: EntityManager,
  profile: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<Caution> {
  const [row] = (await manager.query(`${READ} ${lock}`, [profile])) as Caution[];
  return row ?? NONE;
}

/** The same, locked if it is careful until the transaction ends, so that of several processes one makes its next call. */
export async function lockCaution(manager: EntityManager, profile: string): Promise<Caution> {
  const caution = await readCaution(manager, profile);
  return caution.isCareful ? readCaution(manager, profile, 'FOR UPDATE') : caution;
}

const READ = `
  SELECT failures, failures > 0 OR next_at IS NOT NULL AS "isCareful",
    ceil(greatest(0, coalesce(extract(epoch FROM next_at - clock_timestamp()) * 1000, 0)))::int AS "waitMs",
    CASE WHEN failures > 0 OR next_at IS NOT NULL THEN 1 WHEN lifted_at > clock_timestamp() THEN most_items END AS "mostItems"
  FROM payroll_profile WHERE profile = $1`;

/** Datasul asked for fewer calls: none for so long, then one item at a time until one is answered. */
export async function addThrottle(
  manager: EntityManager,
  profile: string,
  ms: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO payroll_profile AS p (profile, next_at) VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
     ON CONFLICT (profile) DO UPDATE SET next_at = excluded.next_at`,
    [profile, Math.min(ms, MOST_THROTTLED_MS)],
  );
}

/** Whatever `Retry-After` says. */
const MOST_THROTTLED_MS = 3_600_000;

/** Keeps everybody else from calling while the one call of a careful profile is under way: so long at most. */
export async function holdOthers(
  manager: EntityManager,
  profile: string,
  ms: number,
): Promise<void> {
  await manager.query(
    `UPDATE payroll_profile SET next_at = clock_timestamp() + $2 * interval '1 millisecond' WHERE profile = $1`,
    [profile, ms],
  );
}

/** The call was answered: the profile is careful no more. Returns whether it was. */
export async function endCaution(manager: EntityManager, profile: string): Promise<boolean> {
  const [rows]: [{ failures: number }[], number] = await manager.query(END, [profile]);
  return rows.some(({ failures }) => failures > 0);
}

const END = `
  WITH was AS (
    SELECT profile, failures FROM payroll_profile
    WHERE profile = $1 AND (failures > 0 OR next_at IS NOT NULL) FOR UPDATE
  )
  UPDATE payroll_profile p SET failures = 0, next_at = NULL FROM was WHERE p.profile = was.profile
  RETURNING was.failures`;

/** The call told nothing of whether Datasul answers: the next one may be made at once. */
export async function releaseCaution(manager: EntityManager, profile: string): Promise<void> {
  await manager.query(
    `UPDATE payroll_profile SET next_at = CASE WHEN failures = 0 THEN clock_timestamp() END
     WHERE profile = $1 AND next_at IS NOT NULL`,
    [profile],
  );
}

/**
 * A call without a readable reply. One of several items may have been too much for Datasul: for an hour no call holds more
 * than half of it, or each large one would leave as many unknown entries behind.
 *
 * @param items that the call held
 * @returns how many in a row it is now
 */
export async function addFailure(
  manager: EntityManager,
  profile: string,
  items: number,
): Promise<number> {
  const half = items > 1 ? Math.floor(items / 2) : null;
  const [{ failures }] = (await manager.query(FAILED, [profile, half, CAUTION_MS])) as [
    { failures: number },
  ];
  return failures;
}

const FAILED = `
  INSERT INTO payroll_profile AS p (profile, failures, next_at, most_items, lifted_at)
  VALUES ($1, 1, clock_timestamp() + ($3::int[])[1] * interval '1 millisecond', $2,
    CASE WHEN $2::int IS NOT NULL THEN clock_timestamp() + interval '1 hour' END)
  ON CONFLICT (profile) DO UPDATE SET failures = p.failures + 1,
    next_at = clock_timestamp() + ($3::int[])[least(p.failures + 1, cardinality($3::int[]))] * interval '1 millisecond',
    most_items = CASE WHEN $2 IS NULL THEN p.most_items WHEN p.lifted_at > clock_timestamp() THEN least(p.most_items, $2) ELSE $2 END,
    lifted_at = CASE WHEN $2 IS NULL THEN p.lifted_at ELSE excluded.lifted_at END
  RETURNING failures`;
