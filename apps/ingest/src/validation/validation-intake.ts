import {
  validationEventId,
  type ValidationResultReceived,
  validationResultReceived,
} from '@ponte/contracts';
import type { Sealer } from '@ponte/platform';
import type { ValidationSourceConfig } from '../config/source.config';
import { judgeObject } from '../edge/judge-object';
import type { Delivery, Judgement } from '../edge/judgement';
import { readResult } from './read-result';

/** Turns a platform's result into the record of `validation.result.received`: outcome clear, its words sealed. */
export function judgeValidation(
  source: ValidationSourceConfig,
  delivery: Delivery,
  sealer: Sealer,
): Judgement {
  return judgeObject(validationResultReceived, source, delivery, sealer, (body) => {
    const read = readResult(body, source.result, delivery.receivedAt);
    if ('path' in read) return read;
    const { externalId, outcome, score, summary, date } = read;
    const person = { system: 'validation', source: source.id, person: externalId };
    const value: ValidationResultReceived = {
      source: source.id,
      externalId,
      outcome: outcome ?? null,
      score: score ?? null,
      date,
      receivedAt: delivery.receivedAt.toISOString(),
      sealed: {
        ...(summary !== undefined && {
          result: sealer.seal({ purpose: 'result', subject: person }, JSON.stringify({ summary })),
        }),
        raw: sealer.seal({ purpose: 'raw', subject: person }, delivery.body),
      },
    };
    return { value, id: validationEventId(source.id, body), subject: externalId, date };
  });
}
