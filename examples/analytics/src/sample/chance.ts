import { createHash } from 'node:crypto';

/** Repeatable chance (mulberry32): the same seed gives the same sample, and so the same picture. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** @returns a number from 0 up to, not including, 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }

  /** Most a little below `median`, some far above it, as waiting times are. @returns of the unit of `median` */
  wait(median: number, spread = 0.7): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  uuid(): string {
    const hex = this.hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  hex(length: number): string {
    return createHash('sha256').update(String(this.next())).digest('hex').slice(0, length);
  }

  /** Looks like a sealed part; there is no key, and nothing in it. */
  sealed(purpose: string, system: string, source: string, person: string | number): string {
    const nothing = Buffer.from(this.hex(64), 'hex').toString('base64url');
    return `v1.k1.${purpose}:${system}:${source}:${person}.${nothing}`;
  }
}
