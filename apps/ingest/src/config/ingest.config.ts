import { EDGE_MESSAGE_BYTES } from '@ponte/contracts';
import { IsDuration, NestedObject } from '@ponte/platform';
import { ArrayNotEmpty, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AhgoraSourceConfig } from './ahgora-source.config';
import { RubeusSourceConfig } from './rubeus-source.config';
import { SourceList } from './source-list.decorator';
import { type SourceConfig, WebhookSourceConfig } from './source.config';
import { UniqueSources } from './unique-sources.decorator';

/** Sealing turns a body into base64url (a third larger) and adds its envelope: 1.4 covers both. */
export const SEALED_GROWTH = 1.4;

/** Bounds of what one request may take. */
export class LimitsConfig {
  /** Largest body in bytes, as sent and as decompressed; a larger one is answered 413. */
  @IsInt()
  @Min(1_024)
  @Max(Math.floor(EDGE_MESSAGE_BYTES / SEALED_GROWTH))
  bodyBytes: number = 256 * 1024;

  /** How long a sender waits for Kafka before 503; senders give up later (Gupy after 30 s). */
  @IsDuration({ minMs: 100, maxMs: 25_000 })
  publishWithin: number = 5_000;

  /** How long a request's body may take to arrive; a slower one is answered 408. */
  @IsDuration({ minMs: 100, maxMs: 120_000 })
  receiveWithin: number = 20_000;

  /** Open connections per process; more are not taken. Times bodyBytes, it bounds the memory that senders can take. */
  @IsInt()
  @Min(1)
  @Max(65_000)
  connections: number = 2_000;
}

/** Credentials that token-rotator issues. */
export class CredentialsConfig {
  /** How far the clocks here and at token-rotator may differ: issued tokens are taken so much earlier and longer. */
  @IsDuration({ maxMs: 3_600_000 })
  clockSkew: number = 300_000;
}

/** ingest's file (`CONFIG_FILE`); `ingest.example.yml` beside the app explains each key. */
export class IngestConfig {
  @SourceList()
  @ArrayNotEmpty()
  @UniqueSources()
  sources: SourceConfig[];

  @IsOptional()
  @NestedObject(() => LimitsConfig)
  limits: LimitsConfig = new LimitsConfig();

  @IsOptional()
  @NestedObject(() => CredentialsConfig)
  credentials: CredentialsConfig = new CredentialsConfig();
}

/** The senders of webhooks among the sources. */
export function webhookSources({ sources }: IngestConfig): readonly WebhookSourceConfig[] {
  return sources.filter((source) => source instanceof WebhookSourceConfig);
}

/** The PontoWebs among the sources. */
export function ahgoraSources({ sources }: IngestConfig): readonly AhgoraSourceConfig[] {
  return sources.filter((source) => source instanceof AhgoraSourceConfig);
}

/** The Rubeus CRMs among the sources. */
export function rubeusSources({ sources }: IngestConfig): readonly RubeusSourceConfig[] {
  return sources.filter((source) => source instanceof RubeusSourceConfig);
}
