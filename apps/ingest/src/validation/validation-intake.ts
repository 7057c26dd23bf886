import { getByPointer, scalarText } from '@ponte/clients/validation-platform';
import {
  type ContractFault,
  parseJson,
  validationEventId,
  type ValidationResultReceived,
  validationResultReceived,
} from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { ValidationSourceConfig } from '../config/source.config';
import type { Delivery, Judgement } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';
import { isJsonObject, NOT_AN_OBJECT, parsed } from '../edge/parsed';
import { resultDate } from './result-date';

/** Turns a platform's result into the record of `validation.result.received`: outcome clear, its words sealed. */
export function judgeValidation(
  source: ValidationSourceConfig,
  delivery: Delivery,
  sealer: Sealer,
): Judgement {
  const body = parsed(() => parseJson(delivery.body));
  if (body === undefined) return { disposition: 'not-json' };
  const rejected = (reasons: readonly ContractFault[]): Judgement => ({
    disposition: 'rejected',
    reasons,
    record: keepAside('rejected', source, delivery, reasons, sealer),
  });
  if (!isJsonObject(body.value)) return rejected([NOT_AN_OBJECT]);

  const { result } = source;
  const at = (pointer: string): unknown => getByPointer(body.value, pointer);
  const externalId = scalarText(at(result.externalId));
  if (externalId === undefined) {
    return rejected([
      {
        path: result.externalId,
        message: 'is missing: must be the externalId that the order was given',
      },
    ]);
  }
  const date = resultDate(at(result.date), delivery.receivedAt);
  if (date === undefined) {
    return rejected([
      {
        path: result.date,
        message:
          'must be a date: ISO 8601, a day (YYYY-MM-DD, taken in São Paulo) or epoch milliseconds',
      },
    ]);
  }
  const score = at(result.score);
  const summary = scalarText(at(result.summary));
  const subject = { system: 'validation', source: source.id, person: externalId };
  const value: ValidationResultReceived = {
    source: source.id,
    externalId,
    outcome: scalarText(at(result.outcome)) ?? null,
    score: typeof score === 'number' ? score : (scalarText(score) ?? null),
    date,
    receivedAt: delivery.receivedAt.toISOString(),
    sealed: {
      ...(summary === undefined
        ? {}
        : { result: sealer.seal({ purpose: 'result', subject }, JSON.stringify({ summary })) }),
      raw: sealer.seal({ purpose: 'raw', subject }, delivery.body),
    },
  };
  const faults = validationResultReceived.validate(value);
  if (faults.length > 0) return rejected(faults);

  const eventId = validationEventId(source.id, body.value);
  const record = eventRecord(validationResultReceived, value, {
    id: eventId,
    source: `/validation/${source.id}`,
    subject: externalId,
    time: new Date(date),
    traceparent: currentTraceparent(),
  });
  return { disposition: 'accepted', record, eventId, topic: validationResultReceived.topic };
}
