/** What of an item could not be understood. */
export interface ReadFault {
  /** JSON pointer within the item (RFC 6901); empty: the item as a whole. */
  readonly pointer: string;
  /** Feedz's code for what follows from it; null if its table has none. */
  readonly code: number | null;
  readonly reason: 'no-object' | 'code-missing' | 'code-incomplete' | 'unreadable';
  /** In Portuguese; quotes nothing of the item. */
  readonly message: string;
}

/**
 * An item as read. Without what it is known by it is nothing; a field that cannot be understood stands in `unread` of the
 * facts, so that the record is neither missing nor decided by what it lacks.
 */
export type ReadItem<T> =
  | { readonly ok: true; readonly facts: T; readonly faults: readonly ReadFault[] }
  | { readonly ok: false; readonly faults: readonly ReadFault[] };
