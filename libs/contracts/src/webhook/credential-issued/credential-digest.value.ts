import { Text, Timestamp } from '../../decorators';

/** A token that a sender may present, known by its digest alone. */
export class CredentialDigest {
  @Text({ min: 64, max: 64, about: 'SHA-256 of the token in lower-case hex.' })
  sha256!: string;

  @Timestamp()
  notBefore!: string;

  @Timestamp({ about: 'While a newer token is not confirmed, it is set anew before it passes.' })
  notAfter!: string;
}
