/** Bounds what is remembered of tasks that another process settled. */
const MOST = 10_000;

/** When calls of this process ended that may have had an effect. */
export class AttemptTimes {
  private readonly times = new Map<string, Date>();

  ended(taskId: string): void {
    this.times.delete(taskId);
    this.times.set(taskId, new Date());
    const [oldest] = this.times.keys();
    if (this.times.size > MOST && oldest !== undefined) this.times.delete(oldest);
  }

  /** Of a call in a process that died nothing is known: as late as the first time that it is asked for. */
  of(taskId: string): Date {
    const known = this.times.get(taskId);
    if (known) return known;
    this.ended(taskId);
    return this.times.get(taskId) ?? new Date();
  }

  forget(taskId: string): void {
    this.times.delete(taskId);
  }
}
