import { mayMiss, Nested, NumberOrText, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { ValidationSealed } from './validation-sealed.value';

/** A validation or exam platform delivered the result of an order, the first or a corrected one. */
export class ValidationResultReceived {
  @Text({ min: 1, max: 64, about: 'The configured source of kind validation.' })
  source!: string;

  @Text({ min: 1, max: 255, about: 'Our own id of the order, given back by the platform.' })
  externalId!: string;

  @Text({
    ...mayMiss,
    max: 255,
    about: "The platform's word, e.g. `apto`; what it means is configuration.",
  })
  outcome?: string | null;

  @NumberOrText({ ...mayMiss, max: 255 })
  score?: number | string | null;

  @Timestamp({
    about: 'When the platform decided; without a date of its own, when the result was received.',
  })
  date!: string;

  @Timestamp({ about: 'When ingest received it.' })
  receivedAt!: string;

  @Nested(ValidationSealed)
  sealed!: ValidationSealed;
}

export const validationResultReceived = defineEvent<ValidationResultReceived>({
  topic: 'validation.result.received',
  version: 1,
  value: ValidationResultReceived,
  description: 'A validation or exam platform delivered a result, the first or a corrected one.',
  key: (value) => value.externalId,
  keyDescription: 'External id of the order (`externalId`).',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  example: {
    source: 'exam-platform',
    externalId: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a11',
    outcome: 'apto',
    score: 7.5,
    date: '2026-03-04T12:00:00Z',
    receivedAt: '2026-03-04T12:00:01.250Z',
    sealed: {
      result: exampleSealed('result', 'validation', 'exam-platform', '0190f3c2'),
      raw: exampleSealed('raw', 'validation', 'exam-platform', '0190f3c2'),
    },
  },
});
