import type { ValidationResultReceived } from '@ponte/contracts';
import type { Heard } from '@ponte/messaging';

/** The parts of an event that are needed to take it up again later; personal parts stay sealed. */
export type KeptEvent = Pick<
  Heard<ValidationResultReceived>,
  'id' | 'source' | 'type' | 'key' | 'value' | 'topic' | 'partition' | 'offset'
> & {
  readonly time: string;
};

/** What is kept of a heard event. */
export function keptOf(event: Heard<ValidationResultReceived>): KeptEvent {
  const { id, source, type, key, value, topic, partition, offset, time } = event;
  return { id, source, type, key, value, topic, partition, offset, time: time.toISOString() };
}
