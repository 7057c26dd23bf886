/** Why a record of issued credentials is not believed. */
export type Doubt = 'unknown-key' | 'invalid' | 'broken';

/** Webhooks of all sources are some hundreds; whoever writes more makes them up. */
const MOST_KEYS = 10_000;

/** The keys of the topic of issued credentials whose last record could not be believed: what it hides is not known. */
export class Doubts {
  private readonly byKey = new Map<string, Doubt>();
  private readonly bySource = new Map<string, number>();

  /** @param key of the record: `<source>/<webhook>` */
  note(key: string, doubt: Doubt): void {
    if (!this.byKey.has(key)) {
      if (this.byKey.size >= MOST_KEYS) return;
      this.count(key, 1);
    }
    this.byKey.set(key, doubt);
  }

  /** A later record of the key is believed. */
  settle(key: string): void {
    if (this.byKey.delete(key)) this.count(key, -1);
  }

  /** Whether one of a source's webhooks is in doubt. */
  concern(source: string): boolean {
    return (this.bySource.get(source) ?? 0) > 0;
  }

  include(doubt: Doubt): boolean {
    return [...this.byKey.values()].includes(doubt);
  }

  private count(key: string, change: 1 | -1): void {
    const [source = ''] = key.split('/', 1);
    const count = (this.bySource.get(source) ?? 0) + change;
    if (count === 0) this.bySource.delete(source);
    else this.bySource.set(source, count);
  }
}
