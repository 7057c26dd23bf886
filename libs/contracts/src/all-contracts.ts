import type { EventContract } from './event-contract';
import { gupyContracts } from './gupy/gupy-contract-of';
import { ingestRejected } from './ingest/rejected/ingest-rejected.event';
import { ingestUnrouted } from './ingest/unrouted/ingest-unrouted.event';
import { screeningClosed } from './screening/closed/screening-closed.event';
import { screeningConcluded } from './screening/concluded/screening-concluded.event';
import { screeningRequested } from './screening/requested/screening-requested.event';
import { screeningReturned } from './screening/returned/screening-returned.event';
import { taskHeld } from './task/held/task-held.event';
import { taskReleased } from './task/released/task-released.event';
import { validationResultReceived } from './validation/result-received/validation-result-received.event';

/**
 * Every contract of a business topic, in the order of the reference page; the topics that a service has for itself are
 * made by `serviceTopics`. A new contract joins here, and the generated documents follow.
 */
export const allContracts: readonly EventContract[] = [
  ...gupyContracts,
  validationResultReceived,
  ingestRejected,
  ingestUnrouted,
  screeningRequested,
  screeningConcluded,
  screeningReturned,
  screeningClosed,
  taskHeld,
  taskReleased,
];
