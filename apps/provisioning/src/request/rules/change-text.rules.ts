import { itemKey, type RequestedItem } from '../../kits/requested-item';
import type { Wanted } from './wanted';

const LABELS = {
  role: 'Cargo',
  workplace: 'Posto de trabalho',
  department: 'Departamento',
  branch: 'Filial',
  hiringType: 'Tipo de contratação',
  startsOn: 'Início',
  dueOn: 'Prazo',
} as const;

/** What changed, a line each, for the people at the desk. Nothing of the person but that their data changed. */
export function changeText(before: Wanted, after: Wanted): string {
  const said = (value: string | null) => value ?? '(sem)';
  const fields = Object.entries(LABELS) as [keyof typeof LABELS, string][];
  const lines = [
    ...fields
      .filter(([field]) => before[field] !== after[field])
      .map(([field, label]) => `${label}: ${said(before[field])} → ${said(after[field])}`),
    ...itemLines(before.items, after.items),
    ...(before.person === after.person ? [] : ['Dados da pessoa corrigidos.']),
  ];
  return lines.length > 0 ? lines.join('\n') : 'Sem mudanças: os dados são estes.';
}

function itemLines(before: readonly RequestedItem[], after: readonly RequestedItem[]): string[] {
  const was = new Map(before.map((item) => [itemKey(item), item]));
  const is = new Map(after.map((item) => [itemKey(item), item]));
  const removed = before
    .filter((item) => !is.has(itemKey(item)))
    .map((item) => `Item retirado: ${words(item)}`);
  const others = after.flatMap((item) => {
    const old = was.get(itemKey(item));
    if (!old) return [`Item incluído: ${words(item)}`];
    return words(old) === words(item) ? [] : [`Item alterado: ${words(old)} → ${words(item)}`];
  });
  return [...removed, ...others];
}

/** e.g. `2 × monitor (inches: 24)` */
function words({ sku, quantity, attributes }: RequestedItem): string {
  const more = Object.entries(attributes ?? {}).map(([name, value]) => `${name}: ${value}`);
  return `${quantity} × ${sku}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}
