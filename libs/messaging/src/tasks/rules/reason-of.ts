import { scrubText } from '@ponte/platform';

/** What the contract `task.held.v1` takes. */
const MOST_CHARACTERS = 2_000;
/** Of a thrown error's message: enough to recognise it by, too little for the document that it may quote. */
const MOST_OF_MESSAGE = 300;
/** What V8 says of a text that is no JSON begins with a piece of that text, which nothing can tell from a name. */
const QUOTED_JSON = /Unexpected (?:token|string|number)\b[\s\S]*? is not valid JSON/g;

/**
 * Something thrown, in words that may be stored and shown: its class, and its message without what looks personal or
 * secret. Of a `SyntaxError` only the class: its message quotes what was to be parsed.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return bounded(storableReason(String(error)), MOST_OF_MESSAGE);
  if (error instanceof SyntaxError || error.name === 'SyntaxError') return 'SyntaxError';
  const message = error.message.replace(QUOTED_JSON, 'unreadable JSON');
  return storableReason(`${error.name}: ${bounded(scrubText(message), MOST_OF_MESSAGE)}`);
}

/**
 * A reason as it may be stored: scrubbed, of bounded length, without the NUL that Postgres refuses in text and the halves
 * of surrogate pairs that it refuses in JSON.
 */
export function storableReason(text: string): string {
  return bounded(scrubText(text.replaceAll('\u0000', '')), MOST_CHARACTERS);
}

function bounded(text: string, most: number): string {
  const kept = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  // After the cut, which may have gone through a pair; with "u" a pair is one character, and only halves are found.
  return kept.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
