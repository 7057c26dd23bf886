import type { Query } from './http-request';
import type { PathTemplate } from './path';

/** Where a request goes: what undici wants, apart. */
export interface Target {
  readonly origin: string;
  readonly path: string;
}

/** A base URL, parsed once. */
export interface BaseUrl {
  readonly origin: string;
  /** `host:port`, the port absent if it is the scheme's own: what a rate budget belongs to. */
  readonly host: string;
  /** Without a trailing slash; '' for the root. */
  readonly prefix: string;
}

/**
 * Reads a base URL with or without a trailing slash.
 * @throws TypeError if it is not an absolute http(s) URL, or carries credentials, a query or a fragment.
 */
export function parseBaseUrl(url: string): BaseUrl {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new TypeError(
      'must be an absolute http:// or https:// URL, e.g. https://api.example.com/api/v1',
    );
  }
  if (
    parsed.username !== '' ||
    parsed.password !== '' ||
    parsed.search !== '' ||
    parsed.hash !== ''
  ) {
    throw new TypeError(
      'must have no user, password, query or fragment: secrets have settings of their own',
    );
  }
  return { origin: parsed.origin, host: parsed.host, prefix: parsed.pathname.replace(/\/+$/, '') };
}

/** Joins base, path and query. Undefined query values are left out, lists repeat their key. */
export function resolveTarget(base: BaseUrl, path: PathTemplate, query: Query = {}): Target {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined)
      // %20 and not '+': not every server takes the form encoding outside of forms.
      .map((item) => `${encodeURIComponent(key)}=${encodeURIComponent(String(item))}`),
  );
  const pathname = `${base.prefix}/${path.text.replace(/^\/+/, '')}`;
  return {
    origin: base.origin,
    path: pairs.length === 0 ? pathname : `${pathname}?${pairs.join('&')}`,
  };
}
