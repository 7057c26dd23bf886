/** Keeps the newest `capacity` entries, oldest first: the sandbox may run for days, its memory must not grow. */
export class Ring<T> {
  private entries: T[] = [];
  private start = 0;
  private droppedCount = 0;

  constructor(private readonly capacity: number) {}

  push(entry: T): void {
    if (this.entries.length < this.capacity) {
      this.entries.push(entry);
      return;
    }
    this.entries[this.start] = entry;
    this.start = (this.start + 1) % this.capacity;
    this.droppedCount += 1;
  }

  /** How many were pushed out. */
  get dropped(): number {
    return this.droppedCount;
  }

  toArray(): T[] {
    return [...this.entries.slice(this.start), ...this.entries.slice(0, this.start)];
  }

  clear(): void {
    this.entries = [];
    this.start = 0;
    this.droppedCount = 0;
  }
}
