/** What a call of one item, the last part of a call that was refused whole, was refused for. */
export type Blamed =
  /** The item. */
  | 'item'
  /** Nobody knows yet: others are asked first. */
  | 'undecided'
  /** No item: two are refused for the same, and none was ever answered. */
  | 'none';

/**
 * Who is to blame when a call is refused whole. If Datasul answers calls, or refuses items for different things, the last part
 * is; one that refuses everything alike (no licence, the company's payroll is closed) says nothing about an employee.
 */
export class Blame {
  private isEvident = false;
  private suspected: string | undefined;

  /** A call of the batch was answered entry by entry. */
  answered(): void {
    this.isEvident = true;
  }

  /**
   * @param error what Datasul said
   * @param hasOthers whether others are left that can be asked
   */
  of(error: string, hasOthers: boolean): Blamed {
    if (this.suspected !== undefined && this.suspected !== error) this.isEvident = true;
    if (this.isEvident) return 'item';
    const isFirst = this.suspected === undefined;
    this.suspected = error;
    return isFirst && hasOthers ? 'undecided' : 'none';
  }
}
