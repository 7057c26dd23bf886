import type { IHeaders } from 'kafkajs';

/** A message's headers as text. Of a header that repeats the last value counts, as CloudEvents readers do. */
export function textHeaders(headers: IHeaders | undefined): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, given] of Object.entries(headers ?? {})) {
    const last = Array.isArray(given) ? given.at(-1) : given;
    if (last !== undefined) text[name] = last.toString();
  }
  return text;
}
