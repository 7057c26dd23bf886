/*
 * JSON pointers (RFC 6901). Pointers come from configuration and documents from third parties: only own properties are
 * read, and a name that leads to a prototype is refused, so that neither can reach what all objects share.
 */

const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);
const ARRAY_INDEX = /^(0|[1-9]\d{0,8})$/;

/** Whether a text is a pointer that may be used; '' is the whole document. */
export function isJsonPointer(pointer: string): boolean {
  return (
    /^(\/([^~/]|~[01])*)*$/u.test(pointer) &&
    !tokensOf(pointer).some((token) => FORBIDDEN.has(token))
  );
}

/** What the pointer leads to; undefined if there is nothing. */
export function getByPointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of safeTokens(pointer)) {
    const isIndex = !Array.isArray(value) || ARRAY_INDEX.test(token);
    if (typeof value !== 'object' || value === null || !isIndex || !Object.hasOwn(value, token)) {
      return undefined;
    }
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return value;
}

/**
 * Writes into a document, making the objects on the way; below `0` or `-` (append) it makes a list.
 * @throws TypeError if the way leads through something that is neither object nor list, or would leave a gap in a list
 */
export function setByPointer(document: object, pointer: string, value: unknown): void {
  const tokens = safeTokens(pointer);
  const last = tokens.pop();
  if (last === undefined) {
    throw new TypeError('the whole document cannot be replaced by a pointer');
  }
  let container: object = document;
  tokens.forEach((token, index) => {
    const key = keyIn(container, token, pointer);
    const members = container as Record<string, unknown>;
    if (!Object.hasOwn(members, key)) {
      const next = tokens[index + 1] ?? last;
      members[key] = next === '0' || next === '-' ? [] : {};
    }
    const child = members[key];
    if (typeof child !== 'object' || child === null) {
      throw new TypeError(`${pointer} leads through a value that has no members`);
    }
    container = child;
  });
  (container as Record<string, unknown>)[keyIn(container, last, pointer)] = value;
}

function keyIn(container: object, token: string, pointer: string): string {
  if (!Array.isArray(container)) {
    return token;
  }
  const key = token === '-' ? String(container.length) : token;
  if (!ARRAY_INDEX.test(key) || Number(key) > container.length) {
    throw new TypeError(`${pointer} would leave a gap in a list`);
  }
  return key;
}

function safeTokens(pointer: string): string[] {
  if (!isJsonPointer(pointer)) {
    throw new TypeError('not a usable JSON pointer (RFC 6901), e.g. /candidate/email');
  }
  return tokensOf(pointer);
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
