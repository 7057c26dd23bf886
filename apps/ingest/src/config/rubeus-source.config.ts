import { RUBEUS_EVENTS, type RubeusEventName } from '@ponte/contracts';
import { IsDuration, NestedList, SecretList, type SecretRef } from '@ponte/platform';
import { ArrayNotEmpty, IsIn, IsInt, Max, Min } from 'class-validator';
import { SourceConfig } from './source.config';

/** Largest body that may be configured: it is parsed in one go, which 4 MiB take some 20 ms for. */
const MOST_BYTES = 4 * 1024 * 1024;

/** One of Rubeus's triggers ("gatilho"), which posts to a URL of its own. */
export class RubeusTriggerConfig {
  /** What it sends: Rubeus's bodies do not say. */
  @IsIn(RUBEUS_EVENTS, { message: `must be one of ${RUBEUS_EVENTS.join(', ')}` })
  event: RubeusEventName;

  /** Last segment of its URL, 32 to 100 letters, digits, `-` or `_`; several are valid at once, e.g. the former one. */
  @SecretList({ digest: true })
  secrets: SecretRef[];
}

/** A Rubeus CRM: POST /webhooks/rubeus/{id}/{secret}. */
export class RubeusSourceConfig extends SourceConfig {
  declare kind: 'rubeus';

  @NestedList(() => RubeusTriggerConfig)
  @ArrayNotEmpty({ message: 'must be a list of triggers, each { event: …, secrets: [ … ] }' })
  triggers: RubeusTriggerConfig[];

  /** A record that comes again unchanged within it is dropped; later it is news. 0: never dropped. */
  @IsDuration({ minMs: 0, maxMs: 24 * 3_600_000 })
  dedupeWithin: number = 600_000;

  /** Largest body in bytes, as sent and as decompressed; a larger one is answered 413. 500 contacts are some 650 KB. */
  @IsInt()
  @Min(1_024)
  @Max(MOST_BYTES)
  bodyBytes: number = 1024 * 1024;

  /** Most elements of one array; more are answered 413. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  mostElements: number = 1_000;
}
