import { screeningClosed } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { Screening } from '../screening.entity';
import { asOf, screeningFacts } from './screening-facts';

/** Why a screening ended without a result in Gupy. */
export type ClosingReason = 'left' | 'expired' | 'discarded';

/** Closes a screening and tells it. Changes `screening` without writing it. */
export function closeScreening(
  unit: UnitOfWork,
  screening: Screening,
  reason: ClosingReason,
  now: Date,
): void {
  screening.become('closed', now, reason);
  unit.tell(
    screeningClosed,
    { ...screeningFacts(screening), reason, closedAt: now.toISOString() },
    asOf(screening, now),
  );
}
