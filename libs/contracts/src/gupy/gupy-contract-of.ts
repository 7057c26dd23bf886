import type { EventContract } from '../event-contract';
import { gupyApplicationCompleted } from './application-completed/gupy-application-completed.event';
import { gupyApplicationCreated } from './application-created/gupy-application-created.event';
import { gupyApplicationMoved } from './application-moved/gupy-application-moved.event';
import { gupyApplicationPreHiringInformationFilled } from './application-pre-hiring-information-filled/gupy-application-pre-hiring-information-filled.event';
import { gupyCandidateHired } from './candidate-hired/gupy-candidate-hired.event';
import { gupyJobChanged } from './job-changed/gupy-job-changed.event';
import { gupyJobPublished } from './job-published/gupy-job-published.event';
import { gupyJobStatusChanged } from './job-status-changed/gupy-job-status-changed.event';
import { gupyPreEmployeeMoved } from './pre-employee-moved/gupy-pre-employee-moved.event';
import type { GupyEvent } from './shared/gupy-event.value';

const byEventName: ReadonlyMap<unknown, EventContract<GupyEvent>> = new Map(
  Object.entries<EventContract<GupyEvent>>({
    'application.created': gupyApplicationCreated,
    'application.completed': gupyApplicationCompleted,
    'application.moved': gupyApplicationMoved,
    'application.pre-hiring-information-filled': gupyApplicationPreHiringInformationFilled,
    'candidate.hired': gupyCandidateHired,
    'pre-employee.moved': gupyPreEmployeeMoved,
    'job.published': gupyJobPublished,
    'job.status-changed': gupyJobStatusChanged,
    'job.changed': gupyJobChanged,
  }),
);

/** All contracts of Gupy's webhooks. */
export const gupyContracts: readonly EventContract<GupyEvent>[] = [...byEventName.values()];

/**
 * The contract of a webhook by the vendor's name of it (the body's `event`), `undefined` for a name not known today:
 * the vendor adds names without notice, and such an event is kept as unrouted.
 */
export function gupyContractOf(eventName: unknown): EventContract<GupyEvent> | undefined {
  return byEventName.get(eventName);
}
