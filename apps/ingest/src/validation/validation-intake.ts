import {
  type ContractFault,
  validationEventId,
  type ValidationResultReceived,
  validationResultReceived,
} from '@ponte/contracts';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { ValidationSourceConfig } from '../config/source.config';
import type { Delivery, Judgement } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';
import { parseBody } from '../edge/parse-body';
import { isRecord, recordOrFaults } from '../edge/record-or-faults';
import { readResult } from './read-result';

/** Turns a platform's result into the record of `validation.result.received`: outcome clear, its words sealed. */
export function judgeValidation(
  source: ValidationSourceConfig,
  delivery: Delivery,
  sealer: Sealer,
): Judgement {
  const parsed = parseBody(delivery.body);
  if (parsed.kind === 'not-json') return { disposition: 'not-json' };
  const rejected = (reasons: readonly ContractFault[]): Judgement =>
    keepAside('rejected', source, delivery, reasons, sealer);
  if (parsed.kind === 'off-contract') return rejected([parsed.fault]);
  const read = readResult(parsed.value, source.result, delivery.receivedAt);
  if ('path' in read) return rejected([read]);

  const { externalId, date, summary } = read;
  const subject = { system: 'validation', source: source.id, person: externalId };
  const value: ValidationResultReceived = {
    source: source.id,
    externalId,
    outcome: read.outcome ?? null,
    score: read.score ?? null,
    date,
    receivedAt: delivery.receivedAt.toISOString(),
    sealed: {
      ...(summary !== undefined && {
        result: sealer.seal({ purpose: 'result', subject }, JSON.stringify({ summary })),
      }),
      raw: sealer.seal({ purpose: 'raw', subject }, delivery.body),
    },
  };
  const faults = validationResultReceived.validate(value);
  if (faults.length > 0) return rejected(faults);

  const eventId = validationEventId(source.id, parsed.value);
  const record = recordOrFaults(validationResultReceived, value, {
    id: eventId,
    source: `/validation/${source.id}`,
    subject: externalId,
    time: new Date(date),
    traceparent: currentTraceparent(),
  });
  return isRecord(record)
    ? { disposition: 'accepted', record, eventId, event: null }
    : rejected(record);
}
