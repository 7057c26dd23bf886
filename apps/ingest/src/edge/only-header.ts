import type { IncomingMessage } from 'node:http';

/**
 * A header's value if it stands in the request exactly once. Node joins or drops repeats in `headers`, and
 * `headersDistinct` builds every header anew (3 µs); this looks at the raw pairs.
 *
 * @param name in lower case
 */
export function onlyHeader(request: IncomingMessage, name: string): string | undefined {
  const { rawHeaders } = request;
  let found: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const raw = rawHeaders[at];
    if (raw === undefined || raw.length !== name.length || raw.toLowerCase() !== name) continue;
    if (found !== undefined) return undefined;
    found = rawHeaders[at + 1];
  }
  return found;
}
