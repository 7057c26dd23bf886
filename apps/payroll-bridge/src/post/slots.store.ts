import type { DataSource } from 'typeorm';

/** A call that may be made: one of the profile's `calls`, over all processes. */
export interface Slot {
  readonly profile: string;
  readonly slot: number;
  /** Who has it; different for each time that it is taken. */
  readonly holder: string;
}

/** Takes a free slot for `leaseMs`, or none. A slot whose lease has run out is free: its process died. */
export async function takeSlot(
  database: DataSource,
  { profile, holder }: Omit<Slot, 'slot'>,
  slots: number,
  leaseMs: number,
): Promise<Slot | undefined> {
  const [row] = (await database.query(TAKE, [profile, slots, holder, leaseMs])) as {
    slot: number;
  }[];
  return row && { profile, slot: row.slot, holder };
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

export async function renewSlots(
  database: DataSource,
  slots: readonly Slot[],
  leaseMs: number,
): Promise<void> {
  if (slots.length === 0) return;
  await database.query(
    `UPDATE payroll_slot SET until = clock_timestamp() + $2 * interval '1 millisecond' WHERE holder = ANY ($1::text[])`,
    [slots.map(({ holder }) => holder), leaseMs],
  );
}

export async function freeSlot(
  database: DataSource,
  { profile, slot, holder }: Slot,
): Promise<void> {
  await database.query(
    `DELETE FROM payroll_slot WHERE profile = $1 AND slot = $2 AND holder = $3`,
    [profile, slot, holder],
  );
}
