/** What deals out the event loop to whoever reads something long. */
export interface ReadingTurns {
  /** Whether others are to have their turn; asked after every small piece of work. */
  readonly over: boolean;
  /** Resolves when it is the caller's turn again. */
  next(): Promise<void>;
}
