import { scrubValue } from './scrub-value';

/** Shorter braces hold nothing worth the parsing. */
const MINIMUM = 8;
/** A message with more documents than this is a dump; the rest goes through the text rules alone. */
const MAX_DOCUMENTS = 20;

/**
 * Scrubs the JSON documents inside a text by their keys, and passes what stands between them to `scrubRest`. One scan
 * over the text; each position is inside at most one document that is parsed.
 */
export function scrubJson(text: string, scrubRest: (rest: string) => string): string {
  const parts: string[] = [];
  let last = 0;
  let found = 0;
  let at = nextOpening(text, 0);
  while (at !== -1 && found < MAX_DOCUMENTS) {
    const end = closing(text, at);
    // What does not close is cut JSON or prose: its beginning is no document, nor is what it encloses looked at again.
    if (end === -1) break;
    const parsed = end - at >= MINIMUM ? parse(text.slice(at, end + 1)) : undefined;
    if (parsed !== undefined) {
      parts.push(scrubRest(text.slice(last, at)), JSON.stringify(scrubValue(parsed)));
      last = end + 1;
      found++;
    }
    at = nextOpening(text, end + 1);
  }
  return parts.join('') + scrubRest(text.slice(last));
}

function nextOpening(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const char = text[index];
    if (char === '{' || char === '[') return index;
  }
  return -1;
}

/** Index of the bracket that closes the one at `start`, strings respected; -1 if there is none. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (quoted) {
      if (char === '\\') index++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return index;
  }
  return -1;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
