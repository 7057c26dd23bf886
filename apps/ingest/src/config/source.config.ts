import { OrderResultConfig } from '@ponte/clients/validation-platform';
import { NestedObject, SecretList, type SecretRef } from '@ponte/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';

/** Kinds of senders, each with a path of its own below /webhooks. */
export const SOURCE_KINDS = ['gupy', 'validation'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A sender: a Gupy account, a validation platform. Several of a kind are normal. */
export class SourceConfig {
  /** Last segment of the sender's URL, and `source` of its events; never changed once events flow. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, {
    message: 'must be 1 to 63 lower-case letters, digits and hyphens',
  })
  id: string;

  @IsIn(SOURCE_KINDS)
  kind: SourceKind;

  /** The request header that carries the credential. */
  @Matches(/^[a-z0-9][a-z0-9-]*$/i, { message: 'must be the name of a header, e.g. x-ponte-token' })
  header: string = 'x-ponte-token';

  /** Valid credentials, e.g. the current and the previous one; compared by their SHA-256 digests. */
  @SecretList({ digest: true })
  tokens: SecretRef[];
}

/** A Gupy account's webhooks: POST /webhooks/gupy/{id}. */
export class GupySourceConfig extends SourceConfig {
  declare kind: 'gupy';
}

/** A validation or exam platform's results: POST /webhooks/validation/{id}. */
export class ValidationSourceConfig extends SourceConfig {
  declare kind: 'validation';

  /** Where the values stand in the platform's body, as JSON pointers (RFC 6901). */
  @IsOptional()
  @NestedObject(() => OrderResultConfig)
  result: OrderResultConfig = new OrderResultConfig();
}
