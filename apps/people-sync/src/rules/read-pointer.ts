const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

/** Whether a text is a JSON pointer (RFC 6901) to something within an item. */
export function isPointer(pointer: unknown): boolean {
  return (
    typeof pointer === 'string' &&
    /^(\/([^~/]|~[01])+)+$/u.test(pointer) &&
    !tokensOf(pointer).some((token) => FORBIDDEN.has(token))
  );
}

/** What a JSON pointer leads to, own members only; `undefined` if there is nothing. */
export function readPointer(item: unknown, pointer: string): unknown {
  let value = item;
  for (const token of tokensOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return value;
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
