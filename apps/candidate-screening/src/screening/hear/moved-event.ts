import type { GupyApplicationMoved } from '@ponte/contracts';
import type { Heard } from '@ponte/messaging';
import type { ApplicationKey, StoredPosition } from '../position.store';
import { isTold } from '../rules/matching.rules';
import type { Move } from '../rules/moved.rules';

export type Moved = Heard<GupyApplicationMoved>;

/** Which application an event is about. */
export function applicationOf({ value }: Moved): ApplicationKey {
  return { source: value.source, applicationId: value.data.application.id };
}

/** The event, reduced to what the rules look at. */
export function moveOf({ id, value }: Moved): Move {
  const { job, application } = value.data;
  return {
    eventId: id,
    position: {
      source: value.source,
      job: job?.id == null ? null : { ...job, id: job.id },
      step: application.currentStep ?? null,
      status: application.status ?? null,
    },
    previousStep: application.previousStep ?? null,
    date: new Date(value.date),
  };
}

/**
 * What is remembered of it: enough to know a late event, nothing of the person. What the event does not tell stays as it
 * was known.
 */
export function positionOf(
  event: Moved,
  { position, date }: Move,
  known: StoredPosition | undefined,
): StoredPosition {
  return {
    ...applicationOf(event),
    movedAt: date,
    jobId: position.job?.id ?? known?.jobId ?? null,
    step: isTold(position.step) ? position.step : (known?.step ?? null),
    status: position.status,
    eventId: event.id,
  };
}
