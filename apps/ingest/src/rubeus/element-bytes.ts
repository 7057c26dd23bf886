const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The elements of a JSON array as they stand in it, without the blanks around them: what is kept or sealed is what was sent,
 * numbers and doubled keys included. Without recursion, so that no nesting is too deep for it.
 * @param json valid JSON, an array
 */
export function elementBytes(json: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let start = json.indexOf(OPEN_LIST) + 1;
  let depth = 0;
  let inText = false;
  for (let at = start; at < json.length; at += 1) {
    const byte = json[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (depth > 0) {
      if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    } else if (byte === COMMA || byte === CLOSE_LIST) {
      const bytes = trimmed(json.subarray(start, at));
      // Nothing stands before the end of an empty array only.
      if (bytes.length > 0) found.push(bytes);
      if (byte === CLOSE_LIST) return found;
      start = at + 1;
    }
  }
  return found;
}

function trimmed(bytes: Buffer): Buffer {
  let [from, to] = [0, bytes.length];
  while (from < to && isBlank(bytes[from])) from += 1;
  while (to > from && isBlank(bytes[to - 1])) to -= 1;
  return bytes.subarray(from, to);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
