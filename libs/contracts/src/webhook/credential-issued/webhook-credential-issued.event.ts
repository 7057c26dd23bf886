import { Int, ListOf, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import { CredentialDigest } from './credential-digest.value';

/** The tokens that one webhook of a source may present now. A source accepts the union of its webhooks' and its own. */
export class WebhookCredentialIssued {
  @Text({ min: 1, max: 64, about: 'The source of ingest that the webhook is delivered to.' })
  source!: string;

  @Text({ min: 1, max: 100, about: 'Id of the declared webhook.' })
  hook!: string;

  @Text({ min: 1, max: 255, about: 'Event that the webhook delivers, e.g. application.moved.' })
  action!: string;

  @ListOf(CredentialDigest, { maxItems: 20, about: 'Empty: the webhook was given up.' })
  digests!: CredentialDigest[];

  @Int({ about: 'Counts up with each change of this webhook; a lower one is older.' })
  serial!: number;

  @Timestamp()
  issuedAt!: string;

  @Text({
    min: 1,
    max: 200,
    about:
      'HMAC-SHA256 in base64url over the canonical JSON of all the rest: `<key id>.<signature>`. What is not signed by a known key is ignored.',
  })
  signature!: string;
}

export const webhookCredentialIssued = defineEvent<WebhookCredentialIssued>({
  topic: 'webhook.credential.issued',
  version: 1,
  value: WebhookCredentialIssued,
  description: 'The digests of the tokens that a webhook may present. Never a token.',
  key: ({ source, hook }) => `${source}/${hook}`,
  keyDescription: '`<source>/<webhook id>`.',
  owner: 'token-rotator',
  cleanup: 'compact',
  // One position tells whether a process knows all of it.
  partitions: 1,
  example: {
    source: 'acme',
    hook: 'acme-moved',
    action: 'application.moved',
    digests: [
      {
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        notBefore: '2026-03-02T18:00:00.000Z',
        notAfter: '2026-03-03T21:00:00.000Z',
      },
    ],
    serial: 7,
    issuedAt: '2026-03-02T18:00:00.000Z',
    signature: 'c1.3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  },
});
