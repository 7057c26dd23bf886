import type { DeadCause } from '../dead-letters/dead-letter';
import type { CollectedUnit } from '../unit/collected-unit';
import type { Incoming } from './incoming';

/** Tells whoever wants to know it that an event could not be handled; one buried by its own place is not spoken for. */
export async function tellBuried(
  event: Incoming,
  cause: DeadCause,
  unit: CollectedUnit,
): Promise<void> {
  if (event.kind !== 'event' || event.heard.id !== event.origin.eventId) return;
  const { id, traceparent } = event.heard;
  await event.subscription.buried?.(event.heard, cause, unit.asUnitOfWork({ id, traceparent }));
}
