import { Client } from 'pg';

/** pg's words for a statement that was not answered within `query_timeout`. */
const UNANSWERED = 'Query read timeout';

/**
 * A connection that is closed when a statement was not answered in time. pg itself only stops to wait: the connection
 * would go back to the pool, and each further statement would queue up behind the one that is never answered.
 */
export class ImpatientClient extends Client {
  override query(...given: unknown[]): never {
    const pending = (super.query as (...args: unknown[]) => unknown).apply(this, given);
    if (!(pending instanceof Promise)) return pending as never;
    return pending.catch((error: unknown) => {
      // The pool drops a client that is ending; nobody waits for the goodbye, which gets no answer either.
      if (error instanceof Error && error.message === UNANSWERED) this.end(() => undefined);
      throw error;
    }) as never;
  }

  /** From now on statements may take as long as they like, e.g. migrations. Returns what takes that back. */
  waitForever(): () => void {
    const { connectionParameters } = this as unknown as {
      connectionParameters: { query_timeout: number | false };
    };
    const before = connectionParameters.query_timeout;
    connectionParameters.query_timeout = false;
    return () => {
      connectionParameters.query_timeout = before;
    };
  }
}
