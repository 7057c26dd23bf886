import { Int, OneOf, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';

/** One process of ingest says how far it has taken `webhook.credential.issued.v1`; with each change and every few seconds. */
export class IngestCredentialsApplied {
  @Text({ min: 1, max: 255, about: 'The process: a worker has an instance of its own.' })
  instance!: string;

  @Int({ about: 'Offset behind the last record that is in force.' })
  position!: number;

  @Timestamp()
  appliedAt!: string;

  @OneOf(['running', 'leaving'], { about: 'leaving: need not be waited for any more.' })
  state!: 'running' | 'leaving';
}

export const ingestCredentialsApplied = defineEvent<IngestCredentialsApplied>({
  topic: 'ingest.credentials.applied',
  version: 1,
  value: IngestCredentialsApplied,
  description: 'How far one process of ingest has taken the issued credentials.',
  key: ({ instance }) => instance,
  keyDescription: 'The process.',
  owner: 'ingest',
  partitions: 3,
  retentionDays: 1,
  example: {
    instance: 'ingest-7c9d-1',
    position: 42,
    appliedAt: '2026-03-02T18:00:00.250Z',
    state: 'running',
  },
});
