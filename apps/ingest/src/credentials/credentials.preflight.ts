import { Injectable } from '@nestjs/common';
import { type Preflight, PreflightRegistry } from '@ponte/platform';
import { IngestConfig, webhookSources } from '../config/ingest.config';
import { IngestEnv } from '../config/ingest-env.config';

/** A source that lives from issued tokens alone needs the keys that tell them from others. */
@Injectable()
export class CredentialsPreflight implements Preflight {
  readonly name = 'credentials';

  constructor(
    private readonly config: IngestConfig,
    private readonly env: IngestEnv,
    registry: PreflightRegistry,
  ) {
    registry.add(this);
  }

  check(): Promise<readonly string[]> {
    const waiting = webhookSources(this.config).filter(({ expectsIssued }) => expectsIssued);
    if (this.env.credentialKeys !== undefined || waiting.length === 0) return Promise.resolve([]);
    const ids = waiting.map(({ id }) => id).join(', ');
    const fault =
      `CREDENTIAL_KEYS is not set, but the sources ${ids} expect issued tokens (expectsIssued): ` +
      'set it as token-rotator has it';
    return Promise.resolve([fault]);
  }
}
