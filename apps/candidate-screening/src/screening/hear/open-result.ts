import type { Sealer } from '@ponte/platform';
import type { KeptEvent } from '../kept-event';
import type { ResultFacts } from '../rules/result.rules';
import { openSealedJson } from '../sealed-json';

/** A result as its event told it, with the summary opened; lives only as long as its transaction. */
export interface OpenedResult extends ResultFacts {
  /** As it may be kept. */
  readonly event: KeptEvent;
  readonly source: string;
  readonly externalId: string;
  /** As told: a number stays one. */
  readonly rawScore: number | string | null;
}

/**
 * @throws SealError if the summary cannot be opened (a key is gone, the string was changed, or holds no JSON)
 */
export function openResult(event: KeptEvent, sealer: Sealer): OpenedResult {
  const { source, externalId, outcome, score, date, receivedAt, sealed } = event.value;
  const subject = { system: 'validation', source, person: externalId };
  const words =
    sealed.result === undefined
      ? {}
      : openSealedJson(sealer, sealed.result, { purpose: 'result', subject });
  return {
    event,
    source,
    externalId,
    outcome: outcome ?? null,
    score: score == null ? null : String(score),
    rawScore: score ?? null,
    summary: typeof words.summary === 'string' ? words.summary : null,
    date: new Date(date),
    receivedAt: new Date(receivedAt),
  };
}
