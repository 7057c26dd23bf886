import type { LookupHasher } from '@ponte/platform';
import type { BodyFault } from '../read/body-fault';
import type { SplitItem } from '../read/split-body';
import type { Turns } from '../turns';
import { employeeOf, type ItemEmployee } from './employee-of';

/**
 * What one employee may have in a request, over all of its items: payroll-bridge judges all of that together, in one
 * transaction. PontoWeb sends one item per employee; an item per rubrica and day is within it.
 */
const OF_EMPLOYEE = { items: 1_000, lines: 10_000 };

/** An item with whom it is about, and where it stands among those of its employee. */
export interface PlacedItem {
  readonly item: SplitItem;
  readonly employee: ItemEmployee;
  readonly part: number;
  readonly parts: number;
}

interface Count {
  items: number;
  lines: number;
}

/**
 * Finds the items of each employee. Items without any codfuncionario are about nobody in particular: each stands alone,
 * under a hash of its own, or a body of nothing else would be one employee of thousands of items on one partition.
 *
 * @returns the items in the order sent, or what is too much for one employee
 */
export async function placeItems(
  items: readonly SplitItem[],
  { source, requestId }: { readonly source: string; readonly requestId: string },
  { hasher, turns }: { readonly hasher: LookupHasher; readonly turns: Turns },
): Promise<readonly PlacedItem[] | BodyFault> {
  const counts = new Map<string, Count>();
  const placed: { item: SplitItem; employee: ItemEmployee; part: number; all: Count }[] = [];
  for (const [position, item] of items.entries()) {
    if (turns.over) await turns.next();
    const employee = employeeOf(source, item.codfuncionario, hasher, { requestId, position });
    const all = counts.get(employee.hash) ?? { items: 0, lines: 0 };
    counts.set(employee.hash, all);
    all.items += 1;
    all.lines += item.resultados.length;
    const message = tooMuch(all);
    if (message) return { path: `/items/${position}`, message };
    placed.push({ item, employee, part: all.items, all });
  }
  return placed.map(({ all, ...rest }) => ({ ...rest, parts: all.items }));
}

function tooMuch({ items, lines }: Count): string | undefined {
  if (items > OF_EMPLOYEE.items)
    return `o mesmo codfuncionario está em mais de ${OF_EMPLOYEE.items} itens: confira o campo, ou divida o envio`;
  return lines > OF_EMPLOYEE.lines
    ? `o mesmo codfuncionario tem mais de ${OF_EMPLOYEE.lines} rubricas: confira o campo, ou divida o envio`
    : undefined;
}
