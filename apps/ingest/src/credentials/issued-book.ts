import type { WebhookCredentialIssued } from '@ponte/contracts';
import type { IssuedToken } from './source-tokens';

const SHA256 = /^[0-9a-f]{64}$/;

/** What was issued, by source and webhook; each webhook's tokens rotate apart. */
export class IssuedBook {
  private readonly sources = new Map<string, Map<string, WebhookCredentialIssued>>();

  /** Takes a signed record. `old`: a later one of the same webhook is known, so nothing changes. */
  take(value: WebhookCredentialIssued): 'in-force' | 'old' | 'broken' {
    if (!value.digests.every(({ sha256 }) => SHA256.test(sha256))) return 'broken';
    const hooks = this.sources.get(value.source) ?? new Map<string, WebhookCredentialIssued>();
    const known = hooks.get(value.hook);
    if (known && value.serial < known.serial) return 'old';
    this.sources.set(value.source, hooks.set(value.hook, value));
    return 'in-force';
  }

  /** Every webhook's tokens of a source. */
  tokensOf(source: string): readonly IssuedToken[] {
    return [...(this.sources.get(source)?.values() ?? [])].flatMap(({ digests }) =>
      digests.map(({ sha256, notBefore, notAfter }) => ({
        sha256,
        notBefore: Date.parse(notBefore),
        notAfter: Date.parse(notAfter),
      })),
    );
  }

  /** The webhooks of a source, as they were issued. */
  hooksOf(source: string): readonly WebhookCredentialIssued[] {
    return [...(this.sources.get(source)?.values() ?? [])];
  }
}
