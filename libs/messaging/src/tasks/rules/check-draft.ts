import type { TaskDraft, TaskKind } from '../task-kind';

/** A payload is parameters of a call, not a document: 256 KiB is a hundred times a full Gupy candidate. */
export const MOST_PAYLOAD_BYTES = 256 * 1_024;
/** What an index of Postgres and the contract `task.held.v1` take, in characters. */
const MOST_CHARACTERS = {
  lane: 400,
  party: 200,
  group: 200,
  dedupeKey: 400,
  subject: 255,
  causationId: 400,
  traceparent: 200,
} as const;
const FIELDS = Object.keys(MOST_CHARACTERS) as (keyof typeof MOST_CHARACTERS)[];

/** A draft that cannot be kept: a bug of whoever enqueues it. */
export class TaskDraftError extends Error {
  constructor(kind: TaskKind, fault: string) {
    super(`Task of kind "${kind.name}" refused: ${fault}`);
    this.name = 'TaskDraftError';
  }
}

/**
 * The payload as JSON text.
 *
 * @throws TaskDraftError naming the field, what is allowed, and never its content
 */
export function checkDraft(kind: TaskKind, draft: TaskDraft): string {
  for (const field of FIELDS) {
    const value = draft[field];
    if (value === undefined && field !== 'lane' && field !== 'party') continue;
    if (typeof value !== 'string' || value.trim() === '')
      throw new TaskDraftError(kind, `${field} must be a text that is not empty`);
    const most = MOST_CHARACTERS[field];
    if (value.length > most)
      throw new TaskDraftError(
        kind,
        `${field} has ${value.length} characters, at most ${most} fit; use an id or a hash`,
      );
    if (value.includes('\u0000'))
      throw new TaskDraftError(kind, `${field} holds a NUL character, which Postgres cannot store`);
  }
  if (draft.notBefore && Number.isNaN(draft.notBefore.getTime()))
    throw new TaskDraftError(kind, 'notBefore is not a valid date');
  return payloadText(kind, draft.payload);
}

function payloadText(kind: TaskKind, payload: unknown): string {
  if (typeof payload !== 'object' || payload === null)
    throw new TaskDraftError(kind, 'payload must be an object');
  const text = JSON.stringify(payload);
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_PAYLOAD_BYTES) {
    throw new TaskDraftError(
      kind,
      `payload has ${bytes} bytes, at most ${MOST_PAYLOAD_BYTES} fit; keep the document in a table and enqueue its id`,
    );
  }
  return text;
}
