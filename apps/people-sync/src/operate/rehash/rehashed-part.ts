import type { LeftRecord } from './left-record';

/** What was done with a page. */
export interface RehashedPart {
  /** Rows that were written anew. */
  readonly changed: number;
  readonly left: readonly LeftRecord[];
  /** Key after which the next page begins; undefined: there is none. */
  readonly last: string | undefined;
}
