import type { Heard } from '@ponte/messaging';
import { type GupyApplicationMoved, uuidV5 } from '@ponte/contracts';
import type { ScreeningRule } from '../config/screening.config';
import { type OpenedBy, Screening } from './screening.entity';

/** One entry into a rule's step, however it became known. */
export interface Entry {
  readonly source: string;
  readonly applicationId: number;
  readonly jobId: number;
  readonly step: { readonly id?: number | null; readonly name?: string | null } | null;
  readonly openedBy: OpenedBy;
  /** What tells this entry from the application's others, whenever it is looked at: the screening's id comes from it. */
  readonly identity: string;
  /** Id of the event or of the run. */
  readonly cause: string;
  readonly enteredAt: Date;
}

/** The entry that a moved event tells of: hearing it again makes the same screening. */
export function entryOf(event: Heard<GupyApplicationMoved>, jobId: number): Entry {
  const { source, data, date } = event.value;
  const { id: applicationId, currentStep: step = null } = data.application;
  const told = { source, applicationId, jobId, step, enteredAt: new Date(date) };
  return { ...told, openedBy: 'moved', identity: event.id, cause: event.id };
}

/** A screening for one entry into a rule's step; the platform is given its id as `externalId`. */
export function openScreening(rule: ScreeningRule, entry: Entry, now: Date): Screening {
  const { source, applicationId, step } = entry;
  const screening = new Screening();
  screening.id = uuidV5('screening', source, applicationId, rule.id, entry.identity);
  screening.source = source;
  screening.applicationId = applicationId;
  screening.jobId = entry.jobId;
  screening.rule = rule.id;
  screening.provider = rule.provider;
  screening.stepId = step?.id ?? null;
  screening.stepName = step?.name ?? null;
  screening.state = 'requesting';
  screening.reason = null;
  screening.version = 1;
  screening.openedBy = entry.openedBy;
  screening.cause = entry.cause;
  screening.adoptedEvent = null;
  screening.enteredAt = entry.enteredAt;
  screening.expiresAt = new Date(now.getTime() + rule.expireAfter);
  screening.orderedAt = null;
  screening.orderOpen = true;
  screening.orderId = null;
  screening.outcome = null;
  screening.score = null;
  screening.leftAt = null;
  screening.resultDate = null;
  screening.resultReceivedAt = null;
  screening.resultDigest = null;
  screening.resultPlanned = false;
  screening.resultRound = 0;
  screening.tagSealed = null;
  screening.tagForeign = false;
  screening.concludedAt = null;
  screening.returnedAt = null;
  screening.closedAt = null;
  screening.updatedAt = now;
  return screening;
}
