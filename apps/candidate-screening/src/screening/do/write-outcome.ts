import type { HttpResult } from '@ponte/clients/http';
import type { TaskFailure, TaskOutcome } from '@ponte/messaging';

/** A client's answer as a task's outcome; failures have one shape on both sides. */
export function toOutcome(answer: HttpResult<unknown>): TaskOutcome {
  return answer.ok ? { class: 'done', result: undefined } : answer;
}

export function unknownAccount(source: string): TaskFailure {
  return { class: 'permanent', reason: `the Gupy account "${source}" is no longer configured` };
}
