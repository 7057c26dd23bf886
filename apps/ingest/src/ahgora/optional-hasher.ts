import { Injectable } from '@nestjs/common';
import { LookupHasher, parseKeyRing } from '@ponte/platform';
import { IngestEnv } from '../config/ingest-env.config';

/** The hasher of `PII_LOOKUP_KEYS`, which only a source of kind ahgora needs; a preflight sees to it that it is there. */
@Injectable()
export class OptionalHasher {
  private readonly hasher: LookupHasher | undefined;

  constructor({ lookupKeys }: IngestEnv) {
    this.hasher =
      lookupKeys === undefined ? undefined : new LookupHasher(parseKeyRing(lookupKeys).keys);
  }

  /** @throws Error without keys, with which no service starts that has such a source */
  get(): LookupHasher {
    if (!this.hasher) throw new Error('PII_LOOKUP_KEYS is not set');
    return this.hasher;
  }
}
