import type { ContractFault, EventContract } from '@ponte/contracts';

/** A handler told a value that breaks the contract: a bug of the handler, so its transaction fails. */
export class ToldOffContractError extends Error {
  constructor(
    contract: EventContract,
    readonly faults: readonly ContractFault[],
  ) {
    super(
      `told a value that breaks ${contract.topic}: ${faults.map((fault) => `${fault.path || '(value)'} ${fault.message}`).join('; ')}`,
    );
    this.name = 'ToldOffContractError';
  }
}
