import type { BodyFault } from './body-fault';

/** Faults that a sender is shown. */
const SHOWN = 20;
/** Whoever has so many has nothing right: the rest of the body is not read. */
const ENOUGH = 1_000;

/** The faults of a body: the first of them, and how many there are; a body of 16 MiB may have eight million. */
export class FaultList {
  readonly shown: BodyFault[] = [];
  private found = 0;

  get count(): number {
    return this.found;
  }

  get enough(): boolean {
    return this.found >= ENOUGH;
  }

  add(faults: readonly BodyFault[]): void {
    this.found += faults.length;
    this.shown.push(...faults.slice(0, SHOWN - this.shown.length));
  }
}
