import { scrubText } from '@ponte/platform';

/** What the contract `task.held.v1` takes. */
const MOST_CHARACTERS = 2_000;

/** Something thrown, in words that may be stored and shown: its name and message without what looks personal or secret. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return storableReason(text);
}

/** A reason as it may be stored: scrubbed, of bounded length, without the NUL that Postgres refuses. */
export function storableReason(text: string): string {
  const clean = scrubText(text.replaceAll('\u0000', ''));
  return clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS - 1)}…` : clean;
}
