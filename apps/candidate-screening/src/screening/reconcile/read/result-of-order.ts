import { validationEventId, validationResultReceived } from '@ponte/contracts';
import type { OrderReading } from '@ponte/clients/validation-platform';
import type { Sealer } from '@ponte/platform';
import type { KeptEvent } from '../../kept-event';

/**
 * What a platform shows of an order, in the form in which its delivery would have been heard, so that it is judged, kept
 * and counted alike. Without a date of its own it is dated now.
 */
export function resultOfOrder(
  externalId: string,
  source: string,
  { outcome, score, summary, date }: OrderReading,
  sealer: Sealer,
  now: Date,
): KeptEvent {
  const told = Date.parse(date ?? '');
  const at = Number.isNaN(told) ? now : new Date(told);
  const subject = { system: 'validation', source, person: externalId };
  const body = { externalId, outcome, score, summary, date };
  return {
    id: validationEventId(source, body),
    source: `/validation/${source}`,
    type: validationResultReceived.topic,
    key: externalId,
    topic: validationResultReceived.topic,
    // It lies on no log.
    partition: -1,
    offset: '-1',
    time: at.toISOString(),
    value: {
      source,
      externalId,
      outcome: outcome ?? null,
      score: score ?? null,
      date: at.toISOString(),
      receivedAt: now.toISOString(),
      sealed:
        summary === undefined
          ? {}
          : { result: sealer.seal({ purpose: 'result', subject }, JSON.stringify({ summary })) },
    },
  };
}
