/** The value at a JSON pointer (RFC 6901), `undefined` if there is none. */
export function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>(
      (inner, token) =>
        inner !== null && typeof inner === 'object' && Object.hasOwn(inner, token)
          ? (inner as Record<string, unknown>)[token]
          : undefined,
      value,
    );
}
