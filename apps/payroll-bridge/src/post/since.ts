/**
 * The time since a moment, by the clock that says more: while a machine is paused or moved, the steady one may stand still
 * and the wall clock be set right afterwards.
 */
export class Since {
  private readonly steady = performance.now();
  private readonly wall = Date.now();

  get ms(): number {
    return Math.max(performance.now() - this.steady, Date.now() - this.wall);
  }
}
