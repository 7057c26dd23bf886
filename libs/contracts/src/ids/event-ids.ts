import { uuidV5 } from './uuid-v5';

/** `ce_id` of a Gupy event: the vendor's id within its source, since two accounts may use one id. */
export function gupyEventId(source: string, id: string): string {
  return `${source}:${id}`;
}

/**
 * `ce_id` of a validation result, which has no id of the vendor: the same body of the same source is the same event.
 * @param body the parsed body.
 */
export function validationEventId(source: string, body: unknown): string {
  return uuidV5('validation.result', source, body);
}

/**
 * `ce_id` of what a service desk tells, which has no id either: the same body of the same source is the same event.
 * @param body the parsed body.
 */
export function deskEventId(source: string, body: unknown): string {
  return uuidV5('desk.ticket', source, body);
}

/**
 * `ce_id` of an event that a service tells: the same for every repeat of one change of one subject.
 * @param topic the contract's topic, with its version and without a prefix.
 * @param stateVersion of the subject after the change.
 */
export function ownEventId(
  service: string,
  topic: string,
  subject: string,
  stateVersion: number,
): string {
  return uuidV5('event', service, topic, subject, stateVersion);
}
