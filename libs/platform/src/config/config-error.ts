import type { ConfigFault } from './config-fault';

/** The configuration cannot be used; carries every fault that was found, not the first. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.where}: ${fault.message}`).join('\n'));
    this.name = 'ConfigError';
  }
}
