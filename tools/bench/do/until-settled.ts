import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Waits until `open` tasks are done, or the time is over; returns how many are. */
export async function untilSettled(
  database: DataSource,
  open: number,
  seconds: number,
): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  for (;;) {
    const [row] = (await database.query(
      `SELECT count(*)::int AS done FROM task WHERE ended_at IS NOT NULL`,
    )) as [{ done: number }];
    if (row.done >= open || performance.now() >= until) return row.done;
    await delay(250);
  }
}
