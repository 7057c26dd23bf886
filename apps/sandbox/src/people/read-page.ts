import type { ListTrouble, PeopleSettings } from './people.settings';
import type { ListName } from './people.model';
import type { Row, Table, View } from './table';

/** Which part of a list is asked for. */
export interface PageQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly view: View;
  /** Fields that are wanted; all if absent. */
  readonly fields?: readonly string[];
}

export interface Page {
  readonly rows: readonly Row[];
  readonly hasNext: boolean;
  readonly total: number;
}

/**
 * Reads `page`, `pageSize`, `order`, `fields`, `dateModified`, `companyid` and `branchId`, names without case; what else is
 * asked is not known here and changes nothing, as at Datasul.
 */
export function readPageQuery(
  query: URLSearchParams,
  settings: PeopleSettings,
): PageQuery | { readonly message: string } {
  const given = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const numbers = ['page', 'pagesize'].map((name) => given.get(name) ?? '');
  if (numbers.some((text) => text !== '' && !/^0*[1-9]\d{0,8}$/.test(text)))
    return { message: 'page e pageSize devem ser números inteiros a partir de 1.' };
  const since = given.get('datemodified') ?? '';
  if (since !== '' && !/^\d{4}-\d{2}-\d{2}/.test(since))
    return { message: 'dateModified deve ser uma data no formato AAAA-MM-DD.' };
  const filter = {
    ...(given.get('companyid') && { companyCode: given.get('companyid') ?? '' }),
    ...(given.get('branchid') && { branchCode: given.get('branchid') ?? '' }),
  };
  const fields = given.get('fields');
  return {
    page: Number(numbers[0] || 1),
    pageSize: Math.min(Number(numbers[1] || settings.listPageSize), settings.listMostItems),
    view: {
      order: given.get('order') ?? '',
      since: settings.listDateModified === 'honoured' ? since.slice(0, 10) : '',
      filter,
    },
    ...(fields && { fields: fields.split(',') }),
  };
}

/** A page of a list, with the troubles that the settings name for it. */
export function readPage(
  list: ListName,
  table: Table,
  { page, pageSize, view }: PageQuery,
  { listTroubles }: PeopleSettings,
): Page {
  const troubles = listTroubles.filter((trouble) => trouble.list === list);
  const rows = troubled(table.view(view), troubles);
  const real = troubles.reduce(moved, page);
  const end = real * pageSize;
  const hasNext = troubles.some((trouble) => trouble.kind === 'repeats' && page >= pageOf(trouble));
  const ended = troubles.some((trouble) => trouble.kind === 'ends' && page >= pageOf(trouble));
  return {
    rows: rows.slice(end - pageSize, end),
    hasNext: hasNext || (!ended && end < rows.length),
    total: rows.length,
  };
}

function pageOf({ page = 1 }: ListTrouble): number {
  return page;
}

function moved(page: number, trouble: ListTrouble): number {
  if (trouble.kind === 'repeats') return Math.min(page, pageOf(trouble));
  return trouble.kind === 'twice' && page > pageOf(trouble) ? page - 1 : page;
}

function troubled(rows: readonly Row[], troubles: readonly ListTrouble[]): readonly Row[] {
  if (troubles.some(({ kind }) => kind === 'empty')) return [];
  return troubles.some(({ kind }) => kind === 'half')
    ? rows.slice(0, Math.floor(rows.length / 2))
    : rows;
}
