import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Slot } from './slots.rules';

/** Which slots of the schedule were taken, and what came of them. */
@Injectable()
export class SlotStore {
  /** Takes a slot for this transaction; false if it was taken before, by whomever. */
  async take(manager: EntityManager, profile: string, { day, at }: Slot): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `INSERT INTO people_slot (profile, day, at) VALUES ($1,$2,$3) ON CONFLICT DO NOTHING RETURNING at`,
      [profile, day, at],
    );
    return rows.length > 0;
  }

  async note(
    manager: EntityManager,
    profile: string,
    { day, at }: Slot,
    { run = null, refused = null }: { run?: string | null; refused?: string | null },
  ): Promise<void> {
    await manager.query(
      `UPDATE people_slot SET run = $4, refused = $5 WHERE profile = $1 AND day = $2 AND at = $3`,
      [profile, day, at, run, refused],
    );
  }

  /** Which of these were taken, as `<day> <at>`. */
  async taken(
    manager: EntityManager,
    profile: string,
    slots: readonly Slot[],
  ): Promise<ReadonlySet<string>> {
    const rows = await manager.query<{ slot: string }[]>(
      `SELECT to_char(day, 'YYYY-MM-DD') || ' ' || at AS slot FROM people_slot
       WHERE profile = $1 AND day = ANY ($2::date[])`,
      [profile, slots.map(({ day }) => day)],
    );
    return new Set(rows.map(({ slot }) => slot));
  }

  /**
   * Whether the schedule of a profile was in force before: else no slot can have been missed. What another process that has
   * just started noted at this moment says nothing of it.
   */
  async anyBefore(manager: EntityManager, profile: string): Promise<boolean> {
    const [row] = await manager.query<{ any: boolean }[]>(
      `SELECT EXISTS (SELECT FROM people_slot WHERE profile = $1 AND noted_at < now() - interval '1 minute') AS any`,
      [profile],
    );
    return row?.any ?? false;
  }
}
