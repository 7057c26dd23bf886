import { type BodyFault, type SplitItem, tooMuchOfEmployee } from '@ponte/contracts';
import type { LookupHasher } from '@ponte/platform';
import type { Turns } from '../turns';
import { employeeOf, type ItemEmployee } from './employee-of';

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
    const message = tooMuchOfEmployee(all);
    if (message) return { path: `/items/${position}`, message };
    placed.push({ item, employee, part: all.items, all });
  }
  return placed.map(({ all, ...rest }) => ({ ...rest, parts: all.items }));
}
