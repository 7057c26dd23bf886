import type { ValueClass } from '../decorators/value-class';
import { defineEvent } from '../define-event';
import { EDGE_MESSAGE_BYTES } from '../message-limits';
import type { EventContract } from '../event-contract';
import type { GupyEvent } from './shared/gupy-event.value';

interface GupyDefinition<T extends GupyEvent> {
  readonly topic: string;
  readonly value: ValueClass<T>;
  readonly description: string;
  readonly example: T;
  readonly key: (value: T) => string;
  readonly keyDescription: string;
}

export const applicationKey = 'Application id (`data.application.id`).';
export const jobKey = 'Job id (`data.id`).';

/** The first version of a contract of a Gupy webhook: published by ingest, bounded as the edge is. */
export function defineGupyEvent<T extends GupyEvent>(
  definition: GupyDefinition<T>,
): EventContract<T> {
  return defineEvent({
    ...definition,
    version: 1,
    owner: 'ingest',
    maxMessageBytes: EDGE_MESSAGE_BYTES,
  });
}
