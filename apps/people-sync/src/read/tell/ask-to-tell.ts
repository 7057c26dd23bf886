import type { UnitOfWork } from '@ponte/messaging';
import { TELL_CHANGES } from '../task-kinds';

/** Has what changed of a profile told, once this transaction is committed. Asked for twice, it is told once. */
export function askToTell(unit: UnitOfWork, profile: string, looked = false): void {
  unit.enqueue(TELL_CHANGES, {
    lane: `people-tell/${profile}`,
    party: `people-tell:${profile}`,
    subject: profile,
    payload: { profile, looked },
  });
}
