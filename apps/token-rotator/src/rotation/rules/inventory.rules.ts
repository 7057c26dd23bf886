import type { ListedWebhook } from './listed-webhook';
import { matching, type Identity } from './match.rules';

/** One webhook of Gupy that has a declaration's action and address beside the one that is kept. */
export interface Duplicate {
  readonly webhook: string;
  readonly vendorId: string;
}

export interface Inventory {
  /** What Gupy has for each declaration, by its id. */
  readonly own: ReadonlyMap<string, ListedWebhook>;
  readonly duplicates: readonly Duplicate[];
  /** Of nobody who is declared: left alone. */
  readonly foreign: readonly ListedWebhook[];
}

/**
 * Sorts an account's webhooks: what is known by its id, else by action and address, is ours.
 *
 * @param known the ids that Gupy gave, by the id of the declaration
 */
export function inventory(
  webhooks: readonly ListedWebhook[],
  declared: readonly (Identity & { readonly id: string })[],
  known: ReadonlyMap<string, string>,
): Inventory {
  const own = new Map<string, ListedWebhook>();
  const duplicates: Duplicate[] = [];
  // Two declarations never stand for one webhook, even when addresses were exchanged.
  const held = new Set(declared.map(({ id }) => known.get(id)));
  for (const one of declared) {
    const same = matching(webhooks, one).filter(
      ({ id }) => id === known.get(one.id) || !held.has(id),
    );
    const kept = webhooks.find(({ id }) => id === known.get(one.id)) ?? same[0];
    if (kept) own.set(one.id, kept);
    for (const { id } of same)
      if (id !== kept?.id) duplicates.push({ webhook: one.id, vendorId: id });
  }
  const ours = new Set([
    ...[...own.values()].map(({ id }) => id),
    ...duplicates.map(({ vendorId }) => vendorId),
  ]);
  return { own, duplicates, foreign: webhooks.filter(({ id }) => !ours.has(id)) };
}
