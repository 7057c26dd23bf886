import type { EntityManager } from 'typeorm';
import type { OutboxDraft } from '../outbox/outbox-draft';
import type { BuriedEvent } from '../unit/unit-of-work';
import { deadLetter } from './dead-letter';

/** Marks a heard event as dead and returns its dead letter, with its CloudEvents headers made anew. */
export async function buried(
  manager: EntityManager,
  service: string,
  event: BuriedEvent,
  reason: string,
  at: Date,
): Promise<OutboxDraft> {
  await manager.query(
    `INSERT INTO inbox (topic, event_id, state) VALUES ($1, $2, 'dead')
     ON CONFLICT (topic, event_id) DO UPDATE SET state = 'dead', at = now()`,
    [event.topic, event.id],
  );
  const origin = {
    topic: event.topic,
    partition: event.partition,
    offset: event.offset,
    eventId: event.id,
    key: event.key,
    value: Buffer.from(JSON.stringify(event.value)),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: event.source,
      ce_type: event.type,
      ce_time: event.time,
    },
  };
  return deadLetter(service, origin, { class: 'unacceptable', reason }, at);
}
