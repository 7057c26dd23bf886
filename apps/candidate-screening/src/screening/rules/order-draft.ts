import type { GupyApplicationMoved } from '@ponte/contracts';
import type { TaskDraft } from '@ponte/messaging';
import type { Screening } from '../screening.entity';
import type { RequestOrder } from '../task-kinds';

/** The task that orders a screening, in a lane of its own: one slow platform call delays nobody else's. */
export function orderDraft(
  screening: Screening,
  { data, sealed }: Pick<GupyApplicationMoved, 'data' | 'sealed'>,
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
