import type { DataSource } from 'typeorm';

/** A call that may be made: one of the profile's `calls`, over all processes. */
export interface Slot {
  readonly profile: string;
  readonly slot: number;
  /** Who has it; different for each time that it is taken. */
  readonly holder: string;
  /** So long it outlives a process that died, froze, or lost the database. */
  readonly leaseMs: number;
}

/** Takes a free slot, or none. A slot whose lease has run out is free: nobody can be calling in it any more. */
export async function takeSlot(
  database: DataSource,
  wanted: Omit<Slot, 'slot'>,
  slots: number,
): Promise<Slot | undefined> {
  const { profile, holder, leaseMs } = wanted;
  const [row] = (await database.query(TAKE, [profile, slots, holder, leaseMs])) as {
    slot: number;
  }[];
  return row && { ...wanted, slot: row.slot };
}

// Two that choose the same one: the second finds it taken, and looks again a little later.
const TAKE = `
  INSERT INTO payroll_slot AS p (profile, slot, holder, until)
  SELECT $1, s, $3, clock_timestamp() + $4 * interval '1 millisecond' FROM generate_series(1, $2::int) s
  WHERE NOT EXISTS (SELECT FROM payroll_slot t WHERE t.profile = $1 AND t.slot = s AND t.until > clock_timestamp())
  ORDER BY s LIMIT 1
  ON CONFLICT (profile, slot) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE p.until <= clock_timestamp()
  RETURNING slot`;

/** Begins the leases anew, and returns the holders whose slots are still theirs. */
export async function renewSlots(
  database: DataSource,
  slots: readonly Slot[],
): Promise<ReadonlySet<string>> {
  if (slots.length === 0) return new Set();
  const [rows]: [{ holder: string }[], number] = await database.query(RENEW, [
    slots.map(({ holder }) => holder),
    slots.map(({ leaseMs }) => leaseMs),
  ]);
  return new Set(rows.map(({ holder }) => holder));
}

const RENEW = `
  UPDATE payroll_slot p SET until = clock_timestamp() + n.ms * interval '1 millisecond'
  FROM unnest($1::text[], $2::int[]) AS n (holder, ms) WHERE p.holder = n.holder
  RETURNING p.holder`;

export async function freeSlot(
  database: DataSource,
  { profile, slot, holder }: Slot,
): Promise<void> {
  await database.query(
    `DELETE FROM payroll_slot WHERE profile = $1 AND slot = $2 AND holder = $3`,
    [profile, slot, holder],
  );
}
