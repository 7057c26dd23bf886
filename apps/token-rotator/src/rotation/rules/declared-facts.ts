import type { WebhookConfig } from '../../config/rotator.config';
import { declarationDigest } from './headers.rules';
import type { DeclaredFacts } from './take-declaration.rules';

/** What a webhook's row holds of its declaration. */
export function declaredFacts(declared: WebhookConfig): DeclaredFacts {
  return {
    account: declared.account,
    action: declared.action,
    postbackUrl: declared.postbackUrl,
    source: declared.source ?? null,
    declaredDigest: declarationDigest(declared),
    overlapMs: declared.token.overlap,
  };
}
