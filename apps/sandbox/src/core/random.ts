import { randomUUID } from 'node:crypto';

/** Chance, repeatable when seeded (mulberry32: small and good enough for simulations; never for secrets). */
export class Random {
  private state: number | undefined;

  constructor(private readonly seed?: number) {
    this.state = seed;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    if (this.state === undefined) return Math.random();
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  /** A UUID v4. */
  uuid(): string {
    if (this.state === undefined) return randomUUID();
    const hex = Array.from({ length: 32 }, () => Math.floor(this.next() * 16).toString(16));
    hex[12] = '4';
    hex[16] = '89ab'[Math.floor(this.next() * 4)] ?? '8';
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  reset(): void {
    this.state = this.seed;
  }
}
