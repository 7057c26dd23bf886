import { defineEvent } from '../../define-event';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { exampleKeptBody, KeptBody } from '../shared/kept-body.value';

/** An authenticated sender's body that breaks the contract of its event. It was answered 200: the sender cannot mend it. */
export class IngestRejected extends KeptBody {}

export const ingestRejected = defineEvent<IngestRejected>({
  topic: 'ingest.rejected',
  version: 1,
  value: IngestRejected,
  description:
    "A body of an authenticated sender that breaks its event's contract; answered 200 and kept, with the reasons.",
  key: (value) => value.source,
  keyDescription: 'Source (`source`).',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  partitions: 3,
  retentionDays: 30,
  example: exampleKeptBody,
});
