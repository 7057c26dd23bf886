import { GupyAccountConfig } from '@ponte/clients/gupy';
import { TokenConfig, TokenSourceOf } from '@ponte/clients/token-endpoint';
import { APPLIED_TIMES } from '@ponte/contracts';
import { IsDuration, NestedList, NestedMap, NestedObject } from '@ponte/platform';
import {
  ArrayMaxSize,
  IsEmail,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import {
  CarriesTheToken,
  CallsEndInTime,
  DeclaredOnce,
  IsPostbackUrl,
  LivesLongEnough,
  NamesAnAccount,
  OutlivesRepublish,
} from './rotator-config.rules';

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const ID_FORM = { message: 'must be 1 to 63 lower-case letters, digits and hyphens' };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Until then a process of ingest that has lost Kafka would refuse a new token for good. */
const LEAST_SEEN_MS = APPLIED_TIMES.reportEveryMs + APPLIED_TIMES.unsureAfterMs;

/** So often within so long, then a person is needed. */
export class LimitConfig {
  @IsInt()
  @Min(0)
  @Max(1_000)
  most: number;

  @IsDuration({ minMs: SECOND_MS })
  within: number;
}

function limit(most: number, within: number): LimitConfig {
  return Object.assign(new LimitConfig(), { most, within });
}

/** How webhooks are watched. */
export class WatchConfig {
  /** How often each account's webhooks are listed. */
  @IsOptional()
  @IsDuration({ minMs: 200, maxMs: DAY_MS })
  every: number = 2 * MINUTE_MS;

  /** An active webhook of a source of ours of which nothing is heard for longer is warned about. */
  @IsOptional()
  @IsDuration({ minMs: SECOND_MS })
  quietFor: number = DAY_MS;

  /** How often a webhook that Gupy switched off is switched on again: it does so only after seven days of nothing but errors. */
  @IsOptional()
  @NestedObject(() => LimitConfig)
  reactivate: LimitConfig = limit(3, 7 * DAY_MS);

  /** How often the headers are put back when deliveries carry another token. */
  @IsOptional()
  @NestedObject(() => LimitConfig)
  putBack: LimitConfig = limit(6, DAY_MS);

  /** How long deliveries with another token are borne before the headers are put back; repeats of older ones come so. */
  @IsOptional()
  @IsDuration({ minMs: 100 })
  putBackAfter: number = MINUTE_MS;
}

/** How tokens are rotated. */
export class RotationConfig {
  /** The least wait between the digest and the call that puts the token into Gupy. */
  @IsOptional()
  @IsDuration({ minMs: 0, maxMs: HOUR_MS })
  settle: number = 30 * SECOND_MS;

  /** A process of ingest that was not heard of for so long need not be waited for. */
  @IsOptional()
  @IsDuration({ minMs: LEAST_SEEN_MS, maxMs: HOUR_MS })
  ingestSeenWithin: number = MINUTE_MS;

  /** Part of a token's life after which it is renewed, give or take a twentieth of the life. */
  @IsOptional()
  @IsNumber()
  @Min(0.1)
  @Max(0.9)
  renewAfter: number = 0.75;

  /** How long a rotation may be under way before it alerts; at most a tenth of the token's life. */
  @IsOptional()
  @IsDuration({ minMs: SECOND_MS })
  alertAfter: number = 10 * MINUTE_MS;

  /** How often the digests in force are told again, so that a topic that was lost heals. */
  @IsOptional()
  @IsDuration({ minMs: SECOND_MS, maxMs: DAY_MS })
  republish: number = HOUR_MS;

  /** How long ingest believes what it was last told if this service is gone. Gupy goes on with the last token meanwhile. */
  @IsOptional()
  @IsDuration({ minMs: MINUTE_MS })
  @OutlivesRepublish()
  keepValid: number = 30 * DAY_MS;
}

/** Who Gupy writes to about a webhook. */
export class TechOwnerConfig {
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  name: string;

  @IsEmail()
  email: string;
}

/** One declared webhook. */
export class WebhookConfig {
  @Matches(ID, ID_FORM)
  id: string;

  /** The Gupy account that it is registered in. */
  @Matches(ID, ID_FORM)
  account: string;

  /** The one event that it delivers. */
  @Matches(/^[a-z][a-z-]*(\.[a-z-]+)+$/, {
    message: 'must be the name of an event, e.g. application.moved',
  })
  action: string;

  @IsPostbackUrl()
  postbackUrl: string;

  /** The source of our ingest that the address leads to; left out if the address is somebody else's. */
  @IsOptional()
  @Matches(ID, ID_FORM)
  source?: string;

  @NestedObject(() => TechOwnerConfig)
  techOwner: TechOwnerConfig;

  /** Headers of each delivery; `{token}` is the token. A content type is added if there is none. */
  @IsObject()
  @CarriesTheToken()
  headers: Record<string, string>;

  @TokenSourceOf()
  @LivesLongEnough()
  token: TokenConfig;
}

/** token-rotator's file (`CONFIG_FILE`); `token-rotator.example.yml` beside the app explains each key. */
export class RotatorConfig {
  @IsOptional()
  @NestedObject(() => WatchConfig)
  watch: WatchConfig = new WatchConfig();

  @IsOptional()
  @NestedObject(() => RotationConfig)
  rotation: RotationConfig = new RotationConfig();

  /** Gupy accounts by id. */
  @NestedMap(() => GupyAccountConfig)
  @CallsEndInTime()
  accounts: Map<string, GupyAccountConfig>;

  @NestedList(() => WebhookConfig)
  @ArrayMaxSize(1_000)
  @DeclaredOnce()
  @NamesAnAccount()
  webhooks: WebhookConfig[];

  /** The declaration of a webhook, unless it left the file. */
  webhook(id: string): WebhookConfig | undefined {
    return this.webhooks.find((webhook) => webhook.id === id);
  }
}
