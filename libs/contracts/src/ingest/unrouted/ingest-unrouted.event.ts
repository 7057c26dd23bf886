import { defineEvent } from '../../define-event';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { exampleKeptBody, KeptBody } from '../shared/kept-body.value';

/** An authenticated sender's event of a name that no contract knows. It was answered 200. */
export class IngestUnrouted extends KeptBody {}

export const ingestUnrouted = defineEvent<IngestUnrouted>({
  topic: 'ingest.unrouted',
  version: 1,
  value: IngestUnrouted,
  description:
    'An event of an authenticated sender whose name no contract knows; answered 200 and kept.',
  key: (value) => value.source,
  keyDescription: 'Source (`source`).',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  partitions: 3,
  retentionDays: 30,
  example: {
    ...exampleKeptBody,
    event: 'application.archived',
    reasons: [{ path: '/event', message: 'is the name of no event known to this version' }],
  },
});
