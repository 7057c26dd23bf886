import type { Timers } from './timers';

/** What a {@link KeyedBook} keeps: found again by its id, and by the idempotency key of the request that made it. */
export interface KeyedEntry {
  readonly id: string;
  readonly idempotencyKey: string | null;
}

/** Entries kept; the oldest are forgotten beyond it. */
const MOST_KEPT = 20_000;

/** What a simulator made of its callers' requests, in the order of their coming, and the work that each still waits for. */
export class KeyedBook<T extends KeyedEntry> {
  private readonly byId = new Map<string, T>();
  private readonly byKey = new Map<string, T>();
  private readonly waiting = new Map<string, () => void>();

  /** @param most entries kept */
  constructor(
    private readonly timers: Timers,
    private readonly most = MOST_KEPT,
  ) {}

  get(id: string): T | undefined {
    return this.byId.get(id);
  }

  /** What a request with this key made; nothing answers to a request without one. */
  ofKey(idempotencyKey: string | null): T | undefined {
    return idempotencyKey === null ? undefined : this.byKey.get(idempotencyKey);
  }

  /** The oldest first. */
  all(): T[] {
    return [...this.byId.values()];
  }

  /** Takes an entry in, and forgets the oldest one, with its work, if there are too many. */
  keep(entry: T): void {
    this.byId.set(entry.id, entry);
    if (entry.idempotencyKey !== null) this.byKey.set(entry.idempotencyKey, entry);
    if (this.byId.size <= this.most) return;
    const oldest = this.byId.values().next().value;
    if (!oldest) return;
    this.byId.delete(oldest.id);
    this.stopWork(oldest);
    if (oldest.idempotencyKey !== null) this.byKey.delete(oldest.idempotencyKey);
  }

  /** Does something for an entry after a while, unless {@link stopWork} comes first. At most one thing waits per entry. */
  workLater({ id }: KeyedEntry, afterMs: number, work: () => void): void {
    const run = (): void => {
      this.waiting.delete(id);
      work();
    };
    this.waiting.set(id, this.timers.after(afterMs, run));
  }

  stopWork({ id }: KeyedEntry): void {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  stopAllWork(): void {
    for (const cancel of this.waiting.values()) cancel();
    this.waiting.clear();
  }

  /** Nothing kept, nothing waiting. */
  clear(): void {
    this.stopAllWork();
    this.byId.clear();
    this.byKey.clear();
  }
}
