import { AHGORA_BODY_BYTES } from '@ponte/contracts';
import { NestedList, Secret, type SecretRef } from '@ponte/platform';
import { ArrayNotEmpty, IsInt, Matches, Max, Min } from 'class-validator';
import { SourceConfig } from './source.config';

/** Who may send, by HTTP Basic (RFC 7617). */
export class AhgoraUserConfig {
  @Matches(/^[^:\p{Cc}]{1,255}$/u, {
    message: 'must be 1 to 255 characters without a colon, which ends the user in HTTP Basic',
  })
  user: string;

  /** Only compared, so its digest will do. */
  @Secret({ digest: true })
  password: SecretRef;
}

/** A PontoWeb that takes Ponte for Datasul: POST /api/rh/v1/ahgora/results and /api/rh/ahgora/v1/results. */
export class AhgoraSourceConfig extends SourceConfig {
  declare kind: 'ahgora';

  /** Several are valid at once: the former and the new password of a user are two entries. */
  @NestedList(() => AhgoraUserConfig)
  @ArrayNotEmpty({ message: 'must be a list of users, each { user: …, password: … }' })
  users: AhgoraUserConfig[];

  /** How long a sender waits for the outcomes at most; what is not settled by then is answered as being processed. */
  @IsInt()
  @Min(1_000)
  @Max(120_000)
  replyWithinMs: number = 25_000;

  /** Largest body in bytes, as sent and as decompressed; a larger one is answered 413. */
  @IsInt()
  @Min(1_024)
  @Max(AHGORA_BODY_BYTES)
  bodyBytes: number = AHGORA_BODY_BYTES;

  /** Requests of this source at once, per process; one more is answered 503 before its body is read. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  waiting: number = 32;
}
