import { isPathSegment, type PathTemplate } from '@ponte/clients/http';
import { fieldsOf, parseTemplate, type TemplatePart } from './text-template';

/** An address with fields in it. */
export interface UrlTemplate {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly fields: readonly string[];
  /** Those of them that stand in the path, not in the query. */
  readonly pathFields: readonly string[];
  /** `null` if a value cannot stand in the path (empty, a dot segment). */
  readonly fill: (values: Readonly<Record<string, string>>) => PathTemplate | null;
}

/**
 * Compiles an address such as `https://desk.example.com/tickets/{id}?ref={reference}`. Each value is percent-encoded.
 * @throws TypeError if it is no absolute http(s) address, carries credentials or a fragment, or names a field that must
 * not stand in an address
 */
export function compileUrl(url: string, known: readonly string[]): UrlTemplate {
  const match = /^(https?:\/\/[^/?#{}]+)([^?#]*)(\?[^#]*)?$/i.exec(url);
  const origin = match?.[1] ?? '';
  if (match === null || !URL.canParse(origin)) {
    throw new TypeError(
      'must be an absolute http:// or https:// URL without a fragment, e.g. https://desk.example.com/tickets/{id}',
    );
  }
  const parsed = new URL(origin);
  if (parsed.username !== '' || parsed.password !== '') {
    throw new TypeError('must have no user or password: secrets have settings of their own');
  }
  const path = parseTemplate(match[2] === '' ? '/' : (match[2] ?? '/'), known);
  const query = parseTemplate(match[3] ?? '', known);
  return {
    origin: parsed.origin,
    pathFields: [...new Set(fieldsOf(path))],
    fields: [...new Set([...fieldsOf(path), ...fieldsOf(query)])],
    fill: (values) => {
      const stands = fieldsOf(path).every((field) => isPathSegment(values[field] ?? ''));
      return stands
        ? { text: encoded(path, values) + encoded(query, values), template: shown(path) }
        : null;
    },
  };
}

const encoded = (
  parts: readonly TemplatePart[],
  values: Readonly<Record<string, string>>,
): string =>
  parts
    .map((part) =>
      typeof part === 'string' ? literal(part) : encodeURIComponent(values[part.field] ?? ''),
    )
    .join('');

/** As written, with what an address cannot hold encoded; what is encoded already stays. */
const literal = (text: string): string => encodeURI(text).replaceAll(/%25(?=[0-9a-f]{2})/gi, '%');

const shown = (parts: readonly TemplatePart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `{${part.field}}`)).join('');
