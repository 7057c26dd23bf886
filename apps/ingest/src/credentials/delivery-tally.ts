import type { Caller } from './caller';

/** Deliveries that were heard alike. */
export interface Tally {
  readonly caller: Caller;
  /** Name of the event, where there is one. */
  readonly action: string | null;
  count: number;
  firstMs: number;
  lastMs: number;
}

/** Event names of one caller; more are a sender's nonsense, and are counted without their name. */
const MOST_ACTIONS = 100;

/** Counts deliveries by caller and event. Bounded by the callers, which are digests and sources, times the event names. */
export class DeliveryTally {
  private tallies = new Map<Caller, Map<string | null, Tally>>();

  note(caller: Caller, action: string | null, atMs: number): void {
    this.add({ caller, action, count: 1, firstMs: atMs, lastMs: atMs });
  }

  /** Everything that was counted since the last call. */
  drain(): readonly Tally[] {
    const { tallies } = this;
    this.tallies = new Map();
    return [...tallies.values()].flatMap((ofCaller) => [...ofCaller.values()]);
  }

  /** Puts back what could not be told. */
  restore(tallies: readonly Tally[]): void {
    for (const tally of tallies) this.add(tally);
  }

  private add(more: Tally): void {
    let ofCaller = this.tallies.get(more.caller);
    if (!ofCaller) this.tallies.set(more.caller, (ofCaller = new Map<string | null, Tally>()));
    const tally = ofCaller.get(more.action);
    if (tally) {
      tally.count += more.count;
      if (more.firstMs < tally.firstMs) tally.firstMs = more.firstMs;
      if (more.lastMs > tally.lastMs) tally.lastMs = more.lastMs;
    } else if (ofCaller.size < MOST_ACTIONS || more.action === null) {
      ofCaller.set(more.action, { ...more });
    } else this.add({ ...more, action: null });
  }
}
