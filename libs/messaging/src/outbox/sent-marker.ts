import type { OutboxStore } from './outbox-store';
import type { ShardLeases } from './shard-leases';

/** Rows of one statement. */
const MARK_LIMIT = 1_000;

/**
 * Marks rows as sent, many in one statement: while one statement runs, the next one's rows gather. A database that is
 * away is waited for, because rows that are sent and not marked would be sent again.
 */
export class SentMarker {
  private gathered: { id: string; done: () => void }[] = [];
  private running = false;

  constructor(
    private readonly store: OutboxStore,
    private readonly leases: ShardLeases,
    private readonly onTrouble: (error: unknown) => Promise<void>,
  ) {}

  /** Resolves once the row is marked, or its shard belongs to another relay. */
  mark(id: string): Promise<void> {
    const marked = new Promise<void>((done) => this.gathered.push({ id, done }));
    if (!this.running) void this.run();
    return marked;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.gathered.length > 0) {
      const batch = this.gathered.splice(0, MARK_LIMIT);
      try {
        await this.store.markSent(
          batch.map(({ id }) => id),
          this.leases.owned(),
          this.leases.owner,
        );
        for (const { done } of batch) done();
      } catch (error) {
        this.gathered.unshift(...batch);
        await this.onTrouble(error);
      }
    }
    this.running = false;
  }
}
