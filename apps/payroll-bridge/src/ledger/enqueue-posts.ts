import type { UnitOfWork } from '@ponte/messaging';
import { PostResults, postDraft } from '../post/post-results';
import type { PayrollEntry } from './payroll-entry.entity';

/** Entries of one task: far below the 256 KiB that a payload may have, and as much as one call takes. */
const MOST_OF_A_TASK = 500;

/**
 * Enqueues the tasks that post entries as they are now: one for each employee and profile, entries in the order given.
 * @param entries whose last move has raised `wanted`
 */
export function enqueuePosts(unit: UnitOfWork, entries: readonly PayrollEntry[]): void {
  const byLane = new Map<string, PayrollEntry[]>();
  for (const entry of entries) {
    const lane = `${entry.profile}/${entry.employee}`;
    byLane.set(lane, [...(byLane.get(lane) ?? []), entry]);
  }
  for (const lane of byLane.values()) {
    for (let from = 0; from < lane.length; from += MOST_OF_A_TASK) {
      const part = lane.slice(from, from + MOST_OF_A_TASK);
      const [{ profile, employee }] = part as [PayrollEntry];
      const wanted = part.map(({ id, wanted }) => ({ id, wanted }));
      unit.enqueue(PostResults, postDraft(profile, employee, wanted));
    }
  }
}
