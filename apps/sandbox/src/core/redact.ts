import { createHash } from 'node:crypto';

const SECRET_NAME = /authorization|token|secret|password|cookie|api-?key|credential/i;

/** `sha256:<hex>` of a secret: comparable with a digest that a test knows, useless to a reader. */
export function digest(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex')}`;
}

/** Headers fit to be kept: values of credential-like names become digests (`Bearer` stays readable). */
export function redactHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const text = typeof value === 'string' ? value : value.join(', ');
      if (!SECRET_NAME.test(name)) return [[name, text]];
      const scheme = /^(bearer|basic)\s+(.*)$/i.exec(text);
      return [[name, scheme ? `${scheme[1]} ${digest(scheme[2] ?? '')}` : digest(text)]];
    }),
  );
}

/** Registered headers: everything but a content type may be a credential, whatever its name. */
export function redactClientHeaders(
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'content-type' ? value : digest(value),
    ]),
  );
}

/** A body fit to be shown: credential-like fields, and whatever stands in `headers` or `clientHeaders`, become digests. */
export function redactBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactBody);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (/headers$/i.test(name) && isTextRecord(inner)) return [name, redactClientHeaders(inner)];
      if (SECRET_NAME.test(name) && typeof inner === 'string') return [name, digest(inner)];
      if (SECRET_NAME.test(name) && isTexts(inner)) return [name, inner.map(digest)];
      return [name, redactBody(inner)];
    }),
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((inner) => typeof inner === 'string');
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.values(value).every((inner) => typeof inner === 'string')
  );
}
