/** Callers that waited for one system at the same time. */
export interface SeenAtOnce {
  /** Waiting now. */
  readonly open: number;
  /** The most there ever were. */
  readonly most: number;
}

/** Counts the calls whose caller waits, by system: also those that are delayed or hang. A caller who hung up waits no more. */
export class Concurrency {
  private readonly bySystem = new Map<string, { open: number; most: number }>();

  /** Returns what ends the call; ending it twice counts once. */
  enter(system: string): () => void {
    const seen = this.bySystem.get(system) ?? { open: 0, most: 0 };
    this.bySystem.set(system, seen);
    seen.open += 1;
    seen.most = Math.max(seen.most, seen.open);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      seen.open -= 1;
    };
  }

  seen(): Record<string, SeenAtOnce> {
    return Object.fromEntries([...this.bySystem].map(([system, seen]) => [system, { ...seen }]));
  }

  /** Forgets the most; calls that are open stay counted. */
  clear(): void {
    for (const seen of this.bySystem.values()) seen.most = seen.open;
  }
}
