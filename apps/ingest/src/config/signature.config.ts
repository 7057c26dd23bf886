import { Secret, type SecretRef } from '@ponte/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';

/** How a sender signs its bodies: `<header>: sha256=<HMAC-SHA256 of the body in hex>`, as Jira and GitHub do. */
export class SignatureConfig {
  @Matches(/^[a-z0-9][a-z0-9-]*$/i, {
    message: 'must be the name of a header, e.g. x-hub-signature',
  })
  header: string = 'x-hub-signature';

  /** What the sender signs with. */
  @Secret()
  secret: SecretRef;

  /** Still valid beside it while the sender is given the new one. */
  @IsOptional()
  @Secret()
  previousSecret?: SecretRef;

  @IsIn(['hmac-sha256'], { message: 'must be hmac-sha256, the only method there is' })
  method: 'hmac-sha256' = 'hmac-sha256' as const;
}
