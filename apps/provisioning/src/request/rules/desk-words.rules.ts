import { sameText } from '@ponte/platform';
import type { StatusesConfig } from '../../config/provisioning.config';
import { ITEM_STATES, type ItemState, type TicketReport } from './item-states.rules';

/** A ticket as a desk tells of it, in its own words. */
export interface DeskWords {
  readonly status: string;
  readonly items?: readonly { readonly sku?: string | null; readonly status: string }[] | null;
}

/** What a word of the desk means; `null` for one that is not configured: it is never guessed. */
export function stateOf(word: string, statuses: StatusesConfig): ItemState | null {
  return ITEM_STATES.find((state) => statuses[state].some((each) => sameText(each, word))) ?? null;
}

/** The desk's words as a report, and those of them that nobody knows. */
export function translate(
  { status, items }: DeskWords,
  at: Date,
  statuses: StatusesConfig,
): { readonly report: TicketReport; readonly unknown: readonly string[] } {
  const told = (items ?? []).map(({ sku, status: word }) => ({
    sku: sku ?? null,
    word,
    state: stateOf(word, statuses),
  }));
  const ticket = stateOf(status, statuses);
  const unknown = [
    ...(ticket === null ? [status] : []),
    ...told.filter(({ state }) => state === null).map(({ word }) => word),
  ];
  return {
    report: {
      at,
      ticket,
      items: told.flatMap(({ sku, state }) => (state === null ? [] : [{ sku, state }])),
    },
    unknown: [...new Set(unknown)],
  };
}
