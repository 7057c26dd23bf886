import type { ValidationResultReceived } from '@ponte/contracts';
import type { Heard } from '@ponte/messaging';
import type { Sealer } from '@ponte/platform';
import type { ResultFacts } from '../rules/result.rules';

/** A result as its event told it, with the summary opened; lives only as long as its transaction. */
export interface OpenedResult extends ResultFacts {
  readonly eventId: string;
  readonly source: string;
  readonly externalId: string;
  /** As told: a number stays one. */
  readonly rawScore: number | string | null;
}

/**
 * @throws SealError if the summary cannot be opened (a key is gone, or the string was changed)
 */
export function openResult(
  { id, value }: Pick<Heard<ValidationResultReceived>, 'id' | 'value'>,
  sealer: Sealer,
): OpenedResult {
  const { source, externalId, outcome, score, date, receivedAt, sealed } = value;
  const subject = { system: 'validation', source, person: externalId };
  const words =
    sealed.result === undefined
      ? {}
      : (JSON.parse(
          sealer.open(sealed.result, { purpose: 'result', subject }).toString('utf8'),
        ) as { summary?: unknown });
  return {
    eventId: id,
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
