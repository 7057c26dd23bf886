import type { SimReply } from '../core/exchange';
import { problem } from './problem';

const LARGEST_PAGE = 100;
const DEFAULT_PAGE = 10;

/** One page in Gupy's shape, `page` from 1, `perPage` 1 to 100 (default 10); a 400 for anything else. */
export function paged<T>(
  all: readonly T[],
  query: URLSearchParams,
  show: (item: T) => unknown,
): SimReply {
  const page = whole(query.get('page'), 1);
  const perPage = whole(query.get('perPage'), DEFAULT_PAGE);
  if (page === undefined) return problem(400, '"page" must be a whole number from 1');
  if (perPage === undefined || perPage > LARGEST_PAGE) {
    return problem(400, `"perPage" must be a whole number from 1 to ${LARGEST_PAGE}`);
  }
  return {
    status: 200,
    body: {
      results: all.slice((page - 1) * perPage, page * perPage).map(show),
      totalResults: all.length,
      page,
      totalPages: Math.ceil(all.length / perPage),
    },
  };
}

function whole(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
