import { isSentObject } from '@ponte/contracts';

/**
 * The place in the file of a pointer that takes every list for one, and year and month for `anocom` and `mescom`.
 *
 * @param sent the items of the file
 * @param isList whether they stand in a list there
 */
export function placeOf(pointer: string, sent: readonly unknown[], isList: boolean): string {
  const [, at, field, ...rest] = /^\/items\/(\d+)(?:\/([^/]+))?(.*)$/.exec(pointer) ?? [];
  if (at === undefined) return pointer;
  const item = sent[Number(at)];
  const base = isList ? `/items/${at}` : '/items';
  if (field === undefined) return base;
  const [tail = ''] = rest;
  if (!isSentObject(item)) return `${base}/${field}${tail}`;
  return `${base}/${spelt(field, item)}${isSentObject(item.resultados) ? tail.replace(/^\/0/, '') : tail}`;
}

/** The other spelling, if it is the only one there. */
function spelt(field: string, sent: object): string {
  const other = { anocom: 'anocomp', mescom: 'mescomp' }[field];
  return other !== undefined && !(field in sent) && other in sent ? other : field;
}
