/** What is kept for a decision has at most so many bytes: 64 MiB. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The first items of a scan that fit into a limit, one by identity: of an event that died twice the later letter, in the
 * place of the first. What does not fit is counted.
 */
export class Selection<T> {
  private readonly kept = new Map<string, { readonly item: T; readonly bytes: number }>();
  private bytes = 0;
  /** Items that fitted the filter, those without room included. */
  matched = 0;

  constructor(private readonly limit: number) {}

  /** @param identity what the item is known by @param bytes what keeping it costs */
  add(identity: string, item: T, bytes: number): void {
    const known = this.kept.get(identity);
    if (!known) {
      this.matched += 1;
      if (this.kept.size >= this.limit || this.bytes + bytes > MOST_BYTES) return;
    }
    this.bytes += bytes - (known?.bytes ?? 0);
    this.kept.set(identity, { item, bytes });
  }

  get items(): readonly T[] {
    return [...this.kept.values()].map(({ item }) => item);
  }

  /** How many fitted the filter and found no room. */
  get left(): number {
    return this.matched - this.kept.size;
  }
}
