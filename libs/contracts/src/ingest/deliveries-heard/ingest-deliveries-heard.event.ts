import { Int, mayMiss, OneOf, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';

/** How many deliveries of a source were heard with which credential; summed over a few seconds by each process. */
export class IngestDeliveriesHeard {
  @Text({ min: 1, max: 64 })
  source!: string;

  @OneOf(['accepted', 'refused'], { about: 'refused: the credential is not one of the source.' })
  outcome!: 'accepted' | 'refused';

  @Text({ ...mayMiss, max: 255, about: 'Event name; only of accepted deliveries.' })
  action?: string | null;

  @Text({
    ...mayMiss,
    max: 64,
    about: 'SHA-256 of the accepted token. Of a refused one nothing is told: it may be any secret.',
  })
  sha256?: string | null;

  @Int({ min: 1 })
  count!: number;

  @Timestamp()
  firstAt!: string;

  @Timestamp()
  lastAt!: string;

  @Text({ min: 1, max: 255 })
  instance!: string;
}

export const ingestDeliveriesHeard = defineEvent<IngestDeliveriesHeard>({
  topic: 'ingest.deliveries.heard',
  version: 1,
  value: IngestDeliveriesHeard,
  description: 'Deliveries of a source, counted by event and credential.',
  key: ({ source }) => source,
  keyDescription: 'The source.',
  owner: 'ingest',
  partitions: 3,
  example: {
    source: 'acme',
    outcome: 'accepted',
    action: 'application.moved',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    count: 12,
    firstAt: '2026-03-02T18:41:20.000Z',
    lastAt: '2026-03-02T18:41:24.120Z',
    instance: 'ingest-7c9d-1',
  },
});
