/** All that divides JSON, and its texts. */
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],]/g;
/** Spellings of a key that are tried; six letters have 64. */
const MOST_SPELLINGS = 1_000;

/**
 * JSON in which no object has a key twice: `JSON.parse` would keep the last of them, and which of two statuses counts would
 * be chance. Each further one is spelled with other capitals, so that it is found beside the first, whatever it says. A key
 * without letters stays as it is: nobody asks for one.
 *
 * @param text JSON that can be read
 */
export function keysApart(text: string): string {
  const objects: (Set<string> | undefined)[] = [];
  const parts: string[] = [];
  let from = 0;
  let isKey = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') objects.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') objects.pop();
    const keys = objects.at(-1);
    if (token.startsWith('"') && isKey && keys) {
      const key = JSON.parse(token) as string;
      const apart = keys.has(key) ? spelledApart(key, keys) : key;
      if (apart !== key) {
        parts.push(text.slice(from, index), JSON.stringify(apart));
        from = index + token.length;
      }
      keys.add(apart);
    }
    isKey = token === '{' || (token === ',' && keys !== undefined);
  }
  return parts.join('') + text.slice(from);
}

function spelledApart(key: string, taken: ReadonlySet<string>): string {
  for (let number = 1; number < MOST_SPELLINGS; number += 1) {
    let left = number;
    const spelled = key.replace(/[a-z]/gi, (letter) => {
      const isOther = left % 2 === 1;
      left = Math.floor(left / 2);
      return isOther ? otherCase(letter) : letter;
    });
    if (!taken.has(spelled)) return spelled;
  }
  return key;
}

function otherCase(letter: string): string {
  const lower = letter.toLowerCase();
  return letter === lower ? letter.toUpperCase() : lower;
}
