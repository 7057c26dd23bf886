import { OrderResultConfig } from '@ponte/clients/validation-platform';
import { NestedObject, SecretList, type SecretRef } from '@ponte/platform';
import { IsBoolean, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { InsteadOfTokens } from './instead-of-tokens.decorator';
import { SignatureConfig } from './signature.config';
import { TicketPointersConfig } from './ticket-pointers.config';

/** Kinds of senders of webhooks, each with a path of its own below /webhooks. */
export const WEBHOOK_KINDS = ['gupy', 'validation', 'service-desk'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** All kinds of senders. */
export const SOURCE_KINDS = [...WEBHOOK_KINDS, 'ahgora', 'rubeus'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A sender: a Gupy account, a validation platform, a service desk, a PontoWeb, a Rubeus. Several of a kind are normal. */
export class SourceConfig {
  /** `source` of the sender's events, and last segment of a webhook's URL; never changed once events flow. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, {
    message: 'must be 1 to 63 lower-case letters, digits and hyphens',
  })
  id: string;

  @IsIn(SOURCE_KINDS)
  kind: SourceKind;
}

/** A sender of webhooks: POST /webhooks/{kind}/{id}. */
export class WebhookSourceConfig extends SourceConfig {
  declare kind: WebhookKind;

  /** The request header that carries the credential. */
  @Matches(/^[a-z0-9][a-z0-9-]*$/i, { message: 'must be the name of a header, e.g. x-ponte-token' })
  header: string = 'x-ponte-token';

  /** Valid credentials, e.g. the current and the previous one; compared by their SHA-256 digests. */
  @ValidateIf(({ tokens, expectsIssued, signature }: Partial<ServiceDeskSourceConfig>) => {
    const proven = expectsIssued === true || (signature !== undefined && signature !== null);
    return !proven || (tokens !== undefined && tokens !== null);
  })
  @SecretList({ digest: true })
  tokens?: SecretRef[];

  /** token-rotator issues tokens for it, so that it needs none here. Issued ones are valid beside those here in any case. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  expectsIssued?: boolean;
}

/** A Gupy account's webhooks: POST /webhooks/gupy/{id}. */
export class GupySourceConfig extends WebhookSourceConfig {
  declare kind: 'gupy';
}

/** A validation or exam platform's results: POST /webhooks/validation/{id}. */
export class ValidationSourceConfig extends WebhookSourceConfig {
  declare kind: 'validation';

  /** Where the values stand in the platform's body, as JSON pointers (RFC 6901). */
  @IsOptional()
  @NestedObject(() => OrderResultConfig)
  result: OrderResultConfig = new OrderResultConfig();
}

/** A service desk's tickets: POST /webhooks/service-desk/{id}. */
export class ServiceDeskSourceConfig extends WebhookSourceConfig {
  declare kind: 'service-desk';

  /** Instead of a token: the desk signs the body with a secret. */
  @IsOptional()
  @NestedObject(() => SignatureConfig)
  @InsteadOfTokens()
  signature?: SignatureConfig;

  /** Where the values stand in the desk's body, as JSON pointers (RFC 6901). */
  @IsOptional()
  @NestedObject(() => TicketPointersConfig)
  ticket: TicketPointersConfig = new TicketPointersConfig();
}
