import type { Screening } from '../screening.entity';

/** What every event of a screening tells: ids only, nothing of the person. */
export function screeningFacts(screening: Screening) {
  return {
    screeningId: screening.id,
    source: screening.source,
    applicationId: screening.applicationId,
    jobId: screening.jobId,
    screening: screening.rule,
    step: { id: screening.stepId, name: screening.stepName },
    provider: screening.provider,
    orderId: screening.orderId,
  };
}

/** Subject and version of an event about the screening's present state. */
export function asOf(screening: Screening, at: Date) {
  return { subject: screening.id, stateVersion: screening.version, time: at };
}
