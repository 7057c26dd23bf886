import type { SimRequest } from '../core/exchange';
import { LIST_SHAPES, type Item, type ListName } from './people.model';
import type { People } from './people';
import type { PeopleSettings } from './people.settings';
import { readPage, readPageQuery } from './read-page';

/** What is answered to one page of a list, or why it is refused. */
export type ListAnswer = { readonly body: object } | { readonly message: string };

/** How lists are written, beside their own settings. */
export interface ListWriting extends PeopleSettings {
  /** Whether a list of one is written as the object itself. */
  readonly singleAsObject: boolean;
}

const CODES = /(?:Code|Level|level|registration)$/;

/** `GET {base}/api/rh/v1/…?page&pageSize&order[&dateModified]` → `{items, hasNext[, total]}`. */
export function answerList(
  list: ListName,
  people: People,
  { query }: SimRequest,
  settings: ListWriting,
): ListAnswer {
  const asked = readPageQuery(query, settings);
  if ('message' in asked) return asked;
  const { rows, hasNext, total } = readPage(list, people.table(list), asked, settings);
  const items = rows.map(({ item }) => written(item, asked.fields, settings.listCodesAsNumbers));
  return {
    body: {
      items: settings.singleAsObject && items.length === 1 ? items[0] : items,
      hasNext: settings.listHasNext === 'text' ? String(hasNext) : hasNext,
      ...(settings.listTotal !== 'none' && {
        total: settings.listTotal === 'right' ? total : rows.length,
      }),
    },
  };
}

/** Names and paths of the lists, for routes. */
export const LIST_PATHS = Object.entries(LIST_SHAPES).map(([list, { path }]) => ({
  list: list as ListName,
  path,
}));

function written(item: unknown, fields: readonly string[] | undefined, numbers: boolean): unknown {
  if (item === null || typeof item !== 'object' || (!fields && !numbers)) return item;
  const chosen = Object.entries(item as Item).filter(([name]) => fields?.includes(name) ?? true);
  return Object.fromEntries(
    chosen.map(([name, value]) => [name, numbers ? asNumber(name, value) : value]),
  );
}

function asNumber(name: string, value: unknown): unknown {
  return CODES.test(name) && typeof value === 'string' && /^(0|[1-9]\d{0,14})$/.test(value)
    ? Number(value)
    : value;
}
