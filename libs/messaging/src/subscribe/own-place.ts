import type { TopicPartition } from '../inbox/consume-attempts';
import type { Incoming } from './incoming';

/** A record known by nothing but where it was read: for one that can be kept under no name that it claims. */
export function atOwnPlace(at: TopicPartition, event: Incoming): Incoming {
  const { topic, partition } = at;
  const { offset, origin } = event;
  const eventId = `${topic}/${partition}/${offset}`;
  return {
    ...event,
    origin: { ...origin, topic, partition, offset, eventId, headers: {} },
  };
}
