/** A page of a list of Datasul. */
export interface DatasulList {
  readonly ok: true;
  /** As they came; nothing is known of their fields. */
  readonly items: readonly unknown[];
  /** Whether there is another page: the only thing that tells the end (`total` may be missing or wrong). */
  readonly hasNext: boolean;
}
