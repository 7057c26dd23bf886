import { EXIT } from './exit-codes';

/** Says on stderr why a service does not start, one fault per line, and exits 1. */
export function refuse(service: string, because: string, faults: readonly string[]): never {
  const list = faults.map((fault) => `  - ${fault.replace(/\n/g, '\n    ')}`).join('\n');
  process.stderr.write(`${service} does not start, ${because}:\n${list}\n`);
  process.exit(EXIT.failure);
}
