import { Injectable } from '@nestjs/common';
import { Sealer } from '@ponte/platform';

/** Tokens at rest. The label names the webhook and nothing of the token. */
@Injectable()
export class SealedToken {
  constructor(private readonly sealer: Sealer) {}

  seal(hook: string, token: string): string {
    return this.sealer.seal({ purpose: 'webhook-token', subject: subjectOf(hook) }, token);
  }

  /** @throws SealError if it was sealed for another webhook, or its key is gone */
  open(hook: string, sealed: string): string {
    const label = { purpose: 'webhook-token', subject: subjectOf(hook) };
    return this.sealer.open(sealed, label).toString('utf8');
  }
}

function subjectOf(hook: string) {
  return { system: 'gupy-webhook', source: 'token-rotator', person: hook };
}
