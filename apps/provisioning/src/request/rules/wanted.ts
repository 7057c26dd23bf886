import { canonicalJson } from '@ponte/contracts';
import type { Description } from '../../hire/judge-hire';
import type { RequestedItem } from '../../kits/requested-item';

/** What a ticket should say: what is compared to know whether the desk has to be told anything. */
export interface Wanted extends Description {
  /** Counts the changes of name and CPF, which are not kept in clear. */
  readonly person: number;
  readonly items: readonly RequestedItem[];
}

/** Whether two say the same. */
export function isSame(a: Wanted | null, b: Wanted | null): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
