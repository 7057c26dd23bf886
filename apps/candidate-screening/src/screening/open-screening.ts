import type { Heard } from '@ponte/messaging';
import { type GupyApplicationMoved, uuidV5 } from '@ponte/contracts';
import type { ScreeningRule } from '../config/screening.config';
import { Screening } from './screening.entity';

/**
 * A screening for one entry into a rule's step. Its id comes from the entry's event, so that hearing the event again
 * makes the same screening; the platform is given it as `externalId`.
 */
export function openScreening(
  rule: ScreeningRule,
  event: Heard<GupyApplicationMoved>,
  jobId: number,
  now: Date,
): Screening {
  const { source, data, date } = event.value;
  const { id: applicationId, currentStep } = data.application;
  const screening = new Screening();
  screening.id = uuidV5('screening', source, applicationId, rule.id, event.id);
  screening.source = source;
  screening.applicationId = applicationId;
  screening.jobId = jobId;
  screening.rule = rule.id;
  screening.provider = rule.provider;
  screening.stepId = currentStep?.id ?? null;
  screening.stepName = currentStep?.name ?? null;
  screening.state = 'requesting';
  screening.reason = null;
  screening.version = 1;
  screening.openedBy = 'moved';
  screening.enteredAt = new Date(date);
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
