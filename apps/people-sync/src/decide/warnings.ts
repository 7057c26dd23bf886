import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeptFaultStore } from '../read/kept-fault.store';
import type { LocalWarning } from '../rules/local-fault';

/** What is said of a person who is sent all the same. */
export interface WarnedPerson {
  readonly key: string;
  readonly warnings: readonly LocalWarning[];
}

/** What Feedz may refuse although nothing here speaks against it stands in the run's report, beside the faults of what was read. */
@Injectable()
export class Warnings {
  constructor(private readonly faults: KeptFaultStore) {}

  async note(manager: EntityManager, run: string, persons: readonly WarnedPerson[]): Promise<void> {
    const notes = persons.flatMap(({ key, warnings }) =>
      warnings.filter(mayBeRefused).map(({ code, reason, message }) => ({
        ...{ index: null, pointer: null, key, code, reason },
        message: `aviso: ${message}`,
      })),
    );
    await this.faults.add(manager, { run, endpoint: 'persons', page: null }, notes);
  }
}

/** A social name that is left out because it equals the name is as the vendor wants it. */
function mayBeRefused({ reason }: LocalWarning): boolean {
  return reason !== 'social-name-left-out';
}
