import { Injectable } from '@nestjs/common';
import { type Preflight, PreflightRegistry } from '@ponte/platform';
import { ahgoraSources, IngestConfig } from '../config/ingest.config';
import { IngestEnv } from '../config/ingest-env.config';
import { AhgoraBook } from './ahgora-book';

/** What a source of kind ahgora needs beside its own lines of the file. */
@Injectable()
export class AhgoraPreflight implements Preflight {
  readonly name = 'ahgora';

  constructor(
    private readonly config: IngestConfig,
    private readonly env: IngestEnv,
    private readonly book: AhgoraBook,
    registry: PreflightRegistry,
  ) {
    registry.add(this);
  }

  check(): Promise<readonly string[]> {
    const ids = ahgoraSources(this.config).map(({ id }) => id);
    const unkeyed =
      ids.length > 0 && this.env.lookupKeys === undefined
        ? [
            `PII_LOOKUP_KEYS is not set, but the sources ${ids.join(', ')} are of kind ahgora: set it as payroll-bridge has ` +
              'it; a key: openssl rand -base64 32',
          ]
        : [];
    return Promise.resolve([...unkeyed, ...this.book.faults]);
  }
}
