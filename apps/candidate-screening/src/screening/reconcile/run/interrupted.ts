import type { CallFailure } from '@ponte/clients/http';

/** A run cannot go on for now, because another system does not answer as it should; its cursor says where it stands. */
export class Interrupted extends Error {
  constructor(readonly failure: CallFailure) {
    super(failure.reason);
    this.name = 'Interrupted';
  }
}

/** Whether asking for the same thing again can only fail the same way: it is left out, and the run goes on. */
export function isFinal({ class: failed }: CallFailure): boolean {
  return failed === 'permanent';
}
