/** Headers that a dead letter carries beside the original ones; a replay keeps them. */
export const DEAD_HEADERS = {
  class: 'ponte-dead-class',
  reason: 'ponte-dead-reason',
  /** When it died, RFC 3339. */
  at: 'ponte-dead-at',
  service: 'ponte-dead-service',
  /** The event's id as the inbox knows it (an event without `ce_id` has none in its own headers). */
  eventId: 'ponte-event-id',
  /** Topic without the environment's prefix: names the contract whose handler a replay runs. */
  originTopic: 'ponte-origin-topic',
  originPartition: 'ponte-origin-partition',
  originOffset: 'ponte-origin-offset',
} as const;
