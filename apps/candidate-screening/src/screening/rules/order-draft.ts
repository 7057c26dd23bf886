import type { TaskDraft } from '@ponte/messaging';
import type { Screening } from '../screening.entity';
import type { RequestOrder } from '../task-kinds';

/** What of a moved event, or of a list that tells the same, an order needs. */
export interface OrderedPerson {
  readonly data: {
    readonly job?: { readonly name?: string | null } | null;
    readonly candidate?: { readonly id?: number | null } | null;
  };
  readonly sealed: { readonly candidate?: string };
}

/** The task that orders a screening, in a lane of its own: one slow platform call delays nobody else's. */
export function orderDraft(
  screening: Screening,
  { data, sealed }: OrderedPerson,
): TaskDraft<RequestOrder> {
  return {
    lane: `screening/${screening.id}`,
    party: `validation:${screening.provider}`,
    subject: screening.id,
    dedupeKey: screening.id,
    payload: {
      screeningId: screening.id,
      provider: screening.provider,
      screening: screening.rule,
      step: { id: screening.stepId, name: screening.stepName },
      job: { id: screening.jobId, name: data.job?.name ?? null },
      source: screening.source,
      candidateId: data.candidate?.id ?? null,
      candidate: sealed.candidate,
    },
  };
}
