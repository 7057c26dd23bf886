import { Injectable } from '@nestjs/common';
import { IngestConfig } from '../config/ingest.config';
import type { SourceConfig, SourceKind } from '../config/source.config';
import { acceptsToken } from './credential';

/** A configured sender with the digests that are valid now. */
export interface KnownSource {
  readonly config: SourceConfig;
  /** Name of the credential's header in lower case, as Node gives it. */
  readonly header: string;
  accepts(token: string): boolean;
}

/** The senders by kind and id. Digests are read once: a changed secret file takes effect with a restart or a rotation. */
@Injectable()
export class SourceBook {
  private readonly sources: ReadonlyMap<string, KnownSource>;

  constructor(config: IngestConfig) {
    this.sources = new Map(
      config.sources.map((source) => {
        const digests = source.tokens.map((token) => token.digest());
        const known: KnownSource = {
          config: source,
          header: source.header.toLowerCase(),
          accepts: (token) => acceptsToken(token, digests),
        };
        return [`${source.kind}/${source.id}`, known];
      }),
    );
  }

  find(kind: SourceKind, id: string): KnownSource | undefined {
    return this.sources.get(`${kind}/${id}`);
  }
}
