import type { Incoming } from './incoming';

/** Where a record was first heard, for logs. */
export function whereOf({ origin, replay }: Incoming): object {
  return {
    topic: origin.topic,
    partition: origin.partition,
    offset: origin.offset,
    eventId: origin.eventId,
    replay,
  };
}
