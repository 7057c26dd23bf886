/**
 * Somebody else changed what this transaction had read. It carries the SQLSTATE of a serialization failure, so that
 * whoever runs the transaction runs it again and blames no event.
 */
export class LedgerConflictError extends Error {
  readonly code = '40001';

  constructor(what: string) {
    super(`${what} changed meanwhile: the transaction is to be run again`);
    this.name = 'LedgerConflictError';
  }
}
