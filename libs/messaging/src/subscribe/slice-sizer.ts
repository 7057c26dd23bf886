/** How long a slice should take at most: drains, rebalances and locks wait for it. */
const SLICE_TARGET_MS = 1_000;
/**
 * What a transaction takes at most, whatever it holds: some fifteen statements on a busy machine. Without it a lone event that
 * took 50 ms would tell that 20 take a second, and the hundreds behind it would come in slices of 20.
 */
const OVERHEAD_MS = 100;
/** Events of the first slice, before anything is known of how long they take. */
const FIRST_SLICE = 50;

/** Chooses how many events go into the next slice of a partition: as many as took about a second before, up to a limit. */
export class SliceSizer {
  private size: number;

  constructor(private readonly maxEvents: number) {
    this.size = Math.min(FIRST_SLICE, maxEvents);
  }

  next(): number {
    return this.size;
  }

  /**
   * Grows at most twofold per slice, so that one quick slice (all of it seen before) does not make the next too long, and
   * only after a full one: of one that is smaller because nothing more was there, nobody knows how many would have fitted.
   */
  took(events: number, elapsedMs: number): void {
    if (events === 0) return;
    const eachMs = Math.max(elapsedMs - OVERHEAD_MS, 1) / events;
    const fitting = Math.floor((SLICE_TARGET_MS - OVERHEAD_MS) / eachMs);
    const most = events < this.size ? this.size : this.size * 2;
    this.size = Math.max(1, Math.min(this.maxEvents, fitting, most));
  }

  /**
   * Nothing of a slice went through, for reasons of the database. Its size may be the reason (a statement too long, a
   * lock too far): the next one has half as many events.
   */
  failed(events: number): void {
    this.size = Math.max(1, Math.floor(Math.min(events, this.size) / 2));
  }
}
