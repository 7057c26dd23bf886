import type { CallFailure, HttpResult } from '@ponte/clients/http';
import type { GupyPage } from './gupy-values';

/** What an iteration yields: page after page, or one failure and nothing after it. */
export type PageResult<T> = { readonly ok: true; readonly page: GupyPage<T> } | CallFailure;

/** A list of this many pages of 100 is larger than any customer's; beyond it the server is taken to repeat itself. */
const MAX_PAGES = 10_000;

export interface PagesOptions {
  /** Where to resume; by default 1. */
  readonly fromPage?: number;
  /** Whether a page that repeats the one before it ends a list without totals, instead of being a failure. */
  readonly mayRepeat?: boolean;
}

/**
 * Reads a list page by page, asking for no page more than needed.
 * @param read reads one page, counted from 1
 * @param identify a page's identity: two in a row that have the same mean that the server ignores `page`
 */
export async function* pages<T>(
  subject: string,
  read: (page: number) => Promise<HttpResult<GupyPage<T>>>,
  identify: (items: readonly T[]) => string | number | undefined,
  { fromPage = 1, mayRepeat = false }: PagesOptions = {},
): AsyncGenerator<PageResult<T>, void, void> {
  let previous: string | number | undefined;
  let seen = 0;
  for (let number = fromPage; ; number += 1) {
    const result = await read(number);
    if (!result.ok) {
      yield result;
      return;
    }
    const page = result.body;
    const identity = page.items.length === 0 ? undefined : identify(page.items);
    const repeats = identity !== undefined && identity === previous;
    if (repeats && mayRepeat && !hasTotals(page)) {
      return;
    }
    if (number - fromPage >= MAX_PAGES || repeats) {
      yield endless(subject, number);
      return;
    }
    yield { ok: true, page };
    seen += page.items.length + page.skipped;
    if (isLast(page, seen, fromPage)) {
      return;
    }
    previous = identity;
  }
}

function hasTotals<T>({ totalPages, totalResults }: GupyPage<T>): boolean {
  return Boolean(totalPages) || totalResults !== undefined;
}

/** An empty page ends a list whatever the totals say; without totals nothing else does, a short page may be a server's cap. */
function isLast<T>(page: GupyPage<T>, seen: number, fromPage: number): boolean {
  if (page.items.length + page.skipped === 0) {
    return true;
  }
  if (page.totalPages) {
    return page.page >= page.totalPages;
  }
  return page.totalResults !== undefined && fromPage === 1 && seen >= page.totalResults;
}

function endless(subject: string, page: number): CallFailure {
  return {
    ok: false,
    class: 'transient',
    fault: 'unreadable',
    reason: `${subject}: page ${page} repeats the page before it, the list does not end`,
  };
}
