/** A path with its segments encoded, and the same path with names in their place: only the latter is ever shown. */
export interface PathTemplate {
  /** e.g. `/jobs/8451877/steps` */
  readonly text: string;
  /** e.g. `/jobs/{jobId}/steps` */
  readonly template: string;
}

/** A segment: a scalar, or a scalar with its name, `${{ jobId }}`, which the template shows. */
export type PathSegment = string | number | Readonly<Record<string, string | number>>;

/**
 * Whether a value can stand as one path segment. Dot segments cannot, even percent-encoded: servers and proxies resolve
 * them (WHATWG URL §4.4), so that an id `..` would address another resource.
 */
export function isPathSegment(value: string | number): boolean {
  const text = String(value);
  return text !== '' && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text);
}

/**
 * Tag of a template literal: path`/jobs/${{ jobId }}/steps`. Each value becomes one percent-encoded segment.
 * @throws RangeError for a value that cannot be one segment; see {@link isPathSegment}.
 */
export function path(
  literals: TemplateStringsArray,
  ...segments: readonly PathSegment[]
): PathTemplate {
  let text = literals[0] ?? '';
  let template = text;
  segments.forEach((segment, index) => {
    const [name, value] = typeof segment === 'object' ? onlyEntry(segment) : ['', segment];
    if (!isPathSegment(value)) {
      throw new RangeError(`{${name}} of ${literals.join('{}')} cannot be one segment of a path`);
    }
    const literal = literals[index + 1] ?? '';
    text += encodeURIComponent(String(value)) + literal;
    template += `{${name}}${literal}`;
  });
  return { text, template };
}

function onlyEntry(
  segment: Readonly<Record<string, string | number>>,
): readonly [string, string | number] {
  const entries = Object.entries(segment);
  const entry = entries[0];
  if (entry === undefined || entries.length > 1) {
    throw new RangeError(
      'a named path segment is an object with exactly one key, e.g. ${{ jobId }}',
    );
  }
  return entry;
}
