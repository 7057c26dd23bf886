/**
 * Keeps the newest entries, oldest first, by number and by weight: the sandbox may run for days, its memory must not
 * grow.
 */
export class Ring<T> {
  private readonly entries = new Map<number, { readonly entry: T; readonly weight: number }>();
  private sequence = 0;
  private weight = 0;
  private droppedCount = 0;

  /**
   * @param capacity most entries
   * @param maxWeight most of the sum of `weigh` over all entries, e.g. bytes; the newest entry is kept in any case
   */
  constructor(
    private readonly capacity: number,
    private readonly maxWeight = Infinity,
    private readonly weigh: (entry: T) => number = () => 0,
  ) {}

  /** Returns what had to go. */
  push(entry: T): T[] {
    const weight = this.weigh(entry);
    this.entries.set((this.sequence += 1), { entry, weight });
    this.weight += weight;
    const gone: T[] = [];
    for (const [key, oldest] of this.entries) {
      const fits = this.entries.size <= this.capacity && this.weight <= this.maxWeight;
      if (fits || key === this.sequence) break;
      this.entries.delete(key);
      this.weight -= oldest.weight;
      gone.push(oldest.entry);
    }
    this.droppedCount += gone.length;
    return gone;
  }

  /** How many were pushed out since the start or the last {@link clear}. */
  get dropped(): number {
    return this.droppedCount;
  }

  toArray(): T[] {
    return [...this.entries.values()].map(({ entry }) => entry);
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
    this.droppedCount = 0;
  }
}
