import type { ContractFault } from '@ponte/contracts';

/** A value of ours that does not keep its contract: a bug of the publishing service. Names places, never values. */
export class ContractBroken extends Error {
  constructor(
    readonly topic: string,
    readonly faults: readonly ContractFault[],
  ) {
    super(
      `breaks ${topic}: ${faults.map(({ path, message }) => `${path || '/'} ${message}`).join('; ')}`,
    );
    this.name = 'ContractBroken';
  }
}
