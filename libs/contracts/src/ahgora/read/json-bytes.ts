export const QUOTE = 0x22;
export const COLON = 0x3a;
export const COMMA = 0x2c;
export const BRACE = 0x7b;
export const BRACE_END = 0x7d;
export const BRACKET = 0x5b;
export const BRACKET_END = 0x5d;
const BACKSLASH = 0x5c;

/** Space, tab, line feed, carriage return: all that JSON takes for white space. */
function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** Where the next byte stands that is no white space; the length of the body if there is none. */
export function skipBlank(body: Buffer, from: number): number {
  let at = from;
  while (isBlank(body[at])) at += 1;
  return at;
}

/**
 * Where a value ends that begins at `from`: behind its last byte. What lies between is not judged, `JSON.parse` does that;
 * but if it is JSON, it ends there. Bytes will do: what divides JSON is ASCII, which is no part of another character in
 * UTF-8.
 *
 * @param limit the value is not looked at beyond it
 * @returns -1 if the value does not end before the limit
 */
export function valueEnd(body: Buffer, from: number, limit: number): number {
  const first = body[from];
  if (first === QUOTE) return stringEnd(body, from, limit);
  if (first === BRACE || first === BRACKET) return nestedEnd(body, from, limit);
  let at = from;
  while (at < limit && !endsScalar(body[at])) at += 1;
  return at < limit || at === body.length ? at : -1;
}

function endsScalar(byte: number | undefined): boolean {
  return byte === COMMA || byte === BRACE_END || byte === BRACKET_END || isBlank(byte);
}

function stringEnd(body: Buffer, from: number, limit: number): number {
  for (let at = from + 1; at < limit; at += 1) {
    const byte = body[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) return at + 1;
  }
  return -1;
}

function nestedEnd(body: Buffer, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) {
      const end = stringEnd(body, at, limit);
      if (end === -1) return -1;
      at = end - 1;
    } else if (byte === BRACE || byte === BRACKET) depth += 1;
    else if ((byte === BRACE_END || byte === BRACKET_END) && --depth === 0) return at + 1;
  }
  return -1;
}
