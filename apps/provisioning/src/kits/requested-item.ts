import type { KitConfig } from '../config/kit.config';

/** One position as it is asked for: what the configuration's kits say, of one hire. */
export interface RequestedItem {
  readonly sku: string;
  readonly quantity: number;
  /** Id of the kit that it comes from. */
  readonly kit: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** The positions of some kits. One sku that stands twice in a kit is one position of both quantities. */
export function itemsOf(kits: readonly KitConfig[]): RequestedItem[] {
  const items = new Map<string, RequestedItem>();
  for (const kit of kits) {
    for (const { sku, quantity, attributes } of kit.items) {
      const key = itemKey({ kit: kit.id, sku });
      const before = items.get(key);
      const all = { ...before?.attributes, ...attributes };
      items.set(key, {
        sku,
        quantity: Math.min(1_000, (before?.quantity ?? 0) + quantity),
        kit: kit.id,
        ...(Object.keys(all).length > 0 ? { attributes: all } : {}),
      });
    }
  }
  return [...items.values()];
}

/** What makes a position the same one after a change. */
export function itemKey({ kit, sku }: { readonly kit: string; readonly sku: string }): string {
  return `${kit}\n${sku}`;
}
