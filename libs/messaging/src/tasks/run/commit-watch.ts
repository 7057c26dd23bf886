import type { DataSource, EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm';

/** Transactions of which something is wanted once they have committed. */
const marked = new WeakSet<QueryRunner>();

/** Notes that the transaction of this manager enqueued tasks; outside a transaction nothing is to be waited for. */
export function markEnqueued(manager: EntityManager): void {
  if (manager.queryRunner) marked.add(manager.queryRunner);
}

/**
 * Calls `wake` after each commit that enqueued tasks. A NOTIFY inside the transaction would be simpler, but Postgres
 * takes a lock of the whole database for each commit that carries one, so commits would queue up behind one another.
 * Returns what undoes it.
 */
export function watchCommits(database: DataSource, wake: () => void): () => void {
  const subscriber: EntitySubscriberInterface = {
    afterTransactionCommit: ({ queryRunner }) => {
      if (marked.delete(queryRunner)) wake();
    },
    afterTransactionRollback: ({ queryRunner }) => {
      marked.delete(queryRunner);
    },
  };
  database.subscribers.push(subscriber);
  return () => {
    const at = database.subscribers.indexOf(subscriber);
    if (at >= 0) database.subscribers.splice(at, 1);
  };
}
