import { ahgoraResultsReceived } from './ahgora/results-received/ahgora-results-received.event';
import { datasulResultsSettled } from './datasul/results-settled/datasul-results-settled.event';
import { datasulPerson } from './datasul/person/datasul-person.event';
import { datasulStructure } from './datasul/structure/datasul-structure.event';
import { deskTicketUpdated } from './desk/ticket-updated/desk-ticket-updated.event';
import { equipmentAttentionNeeded } from './equipment/attention-needed/equipment-attention-needed.event';
import { equipmentCancelled } from './equipment/cancelled/equipment-cancelled.event';
import { equipmentFulfilled } from './equipment/fulfilled/equipment-fulfilled.event';
import { equipmentOverdue } from './equipment/overdue/equipment-overdue.event';
import { equipmentRequested } from './equipment/requested/equipment-requested.event';
import type { EventContract } from './event-contract';
import { feedzLeaderSettled } from './feedz/leader-settled/feedz-leader-settled.event';
import { feedzPersonSettled } from './feedz/person-settled/feedz-person-settled.event';
import { feedzStructureSettled } from './feedz/structure-settled/feedz-structure-settled.event';
import { gupyContracts } from './gupy/gupy-contract-of';
import { ingestCredentialsApplied } from './ingest/credentials-applied/ingest-credentials-applied.event';
import { ingestDeliveriesHeard } from './ingest/deliveries-heard/ingest-deliveries-heard.event';
import { ingestRejected } from './ingest/rejected/ingest-rejected.event';
import { ingestUnrouted } from './ingest/unrouted/ingest-unrouted.event';
import { opsCommandAnswered } from './ops/command-answered/ops-command-answered.event';
import { peopleRunFinished } from './people/run-finished/people-run-finished.event';
import { rubeusContracts } from './rubeus/rubeus-contract-of';
import { screeningClosed } from './screening/closed/screening-closed.event';
import { screeningConcluded } from './screening/concluded/screening-concluded.event';
import { screeningRequested } from './screening/requested/screening-requested.event';
import { screeningReturned } from './screening/returned/screening-returned.event';
import { taskHeld } from './task/held/task-held.event';
import { taskReleased } from './task/released/task-released.event';
import { validationResultReceived } from './validation/result-received/validation-result-received.event';
import { webhookCredentialIssued } from './webhook/credential-issued/webhook-credential-issued.event';
import { webhookStatusChanged } from './webhook/status-changed/webhook-status-changed.event';

/**
 * Every contract of a business topic, in the order of the reference page; the topics that a service has for itself are
 * made by `serviceTopics`. A new contract joins here, and the generated documents follow.
 */
export const allContracts: readonly EventContract[] = [
  ...gupyContracts,
  validationResultReceived,
  deskTicketUpdated,
  ...rubeusContracts,
  ahgoraResultsReceived,
  datasulResultsSettled,
  datasulPerson,
  datasulStructure,
  feedzPersonSettled,
  feedzStructureSettled,
  feedzLeaderSettled,
  peopleRunFinished,
  ingestRejected,
  ingestUnrouted,
  ingestCredentialsApplied,
  ingestDeliveriesHeard,
  screeningRequested,
  screeningConcluded,
  screeningReturned,
  screeningClosed,
  equipmentRequested,
  equipmentFulfilled,
  equipmentOverdue,
  equipmentCancelled,
  equipmentAttentionNeeded,
  webhookCredentialIssued,
  webhookStatusChanged,
  taskHeld,
  taskReleased,
  opsCommandAnswered,
];
