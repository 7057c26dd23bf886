import { screeningRequested } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { Screening } from '../screening.entity';
import { asOf, screeningFacts } from './screening-facts';

/**
 * The platform has the order: by its own answer, by finding it there, or because its result came. Told once, whichever
 * proof comes first. Changes `screening` without writing it.
 */
export function confirmOrder(
  unit: UnitOfWork,
  screening: Screening,
  orderId: string | null,
  now: Date,
): void {
  // Longer ids are no ids: the contract takes 255 characters, and our externalId finds the order as well.
  screening.orderId = orderId && orderId.length <= 255 ? orderId : screening.orderId;
  if (screening.orderedAt) return;
  screening.orderedAt = now;
  const awaited =
    screening.state === 'requesting' ||
    (screening.state === 'parked' && screening.outcome === null);
  if (awaited) screening.become('waiting', now);
  else screening.version += 1;
  unit.tell(
    screeningRequested,
    { ...screeningFacts(screening), requestedAt: now.toISOString() },
    asOf(screening, now),
  );
}
