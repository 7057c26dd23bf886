/** Latencies of a phase, in milliseconds; begins anew after the warm-up. */
export class Latencies {
  private values: number[] = [];
  private failures = 0;

  add(status: number, ms: number): void {
    if (status === 200) this.values.push(ms);
    else this.failures += 1;
  }

  restart(): void {
    this.values = [];
    this.failures = 0;
  }

  summary(): { answered: number; failed: number; p50Ms: number; p99Ms: number; maxMs: number } {
    const sorted = Float64Array.from(this.values).sort();
    const at = (share: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
    return {
      answered: sorted.length,
      failed: this.failures,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      maxMs: at(1),
    };
  }
}
