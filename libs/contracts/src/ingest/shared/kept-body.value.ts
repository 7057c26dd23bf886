import { Int, ListOf, Nested, Text, Timestamp } from '../../decorators';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { KeptReason } from './kept-reason.value';
import { KeptSealed } from './kept-sealed.value';

/** An accepted request whose body became no business event; kept so that a person can look and judge it again. */
export abstract class KeptBody {
  @Text({ min: 1, max: 64 })
  source!: string;

  @Text({ min: 1, max: 64, about: 'Kind of the source: gupy, validation, service-desk, rubeus.' })
  kind!: string;

  @Timestamp()
  receivedAt!: string;

  @Text({
    optional: true,
    max: 255,
    about:
      "The sender's name of the event, if one could be read; of Rubeus, what its trigger tells of.",
  })
  event?: string;

  @Text({ optional: true, max: 255, about: "The sender's id of the event, if one could be read." })
  eventId?: string;

  @Text({ optional: true, max: 255 })
  contentType?: string;

  @Int({
    about:
      'Size of the body in bytes. Of a larger one than the edge can keep, only the beginning is sealed, and a reason says so.',
  })
  bytes!: number;

  @ListOf(KeptReason, { maxItems: 20 })
  reasons!: KeptReason[];

  @Nested(KeptSealed)
  sealed!: KeptSealed;
}

export const exampleKeptBody = {
  source: 'acme',
  kind: 'gupy',
  receivedAt: '2026-03-02T18:41:25.004Z',
  event: 'application.moved',
  eventId: '7d0f3a0e-1111-4222-8333-444455556666',
  contentType: 'application/json',
  bytes: 2257,
  reasons: [
    {
      path: '/data/application/id',
      message: 'is missing; it must be an integer from 0 to 9007199254740991',
    },
  ],
  sealed: { raw: exampleSealed('raw', 'gupy', 'acme', '-') },
};
