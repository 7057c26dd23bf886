import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RubeusEventName } from '@ponte/contracts';
import type { SecretRef } from '@ponte/platform';
import { IngestConfig, rubeusSources } from '../config/ingest.config';
import type { RubeusSourceConfig } from '../config/rubeus-source.config';
import { type Credential, credentialOf } from '../credentials/caller';
import { DigestSet } from '../credentials/digest-set';

/** Who posts to an address: a source, and which of its triggers. */
export interface KnownTrigger {
  readonly source: RubeusSourceConfig;
  readonly event: RubeusEventName;
  /** As whom its deliveries are counted: by the digest of the secret that they came with. */
  readonly caller: Credential;
}

/** Segments of a path without encoding; 32 characters of 64 kinds cannot be guessed, 100 are as many as the router takes. */
const FORM = /^[A-Za-z0-9_-]{32,100}$/;

/** The triggers by the secret of their addresses. Secrets are read once: a changed secret file takes effect with a restart. */
@Injectable()
export class RubeusBook {
  /** What is wrong with secrets, in words; none may stand when the service runs. */
  readonly faults: readonly string[];
  private readonly triggers: readonly KnownTrigger[];
  private readonly digests: DigestSet;
  private readonly sources: ReadonlyMap<string, RubeusSourceConfig>;

  constructor(config: IngestConfig) {
    const sources = rubeusSources(config);
    this.sources = new Map(sources.map((source) => [source.id, source]));
    const all = sources.flatMap((source) =>
      source.triggers.flatMap(({ event, secrets }) =>
        secrets.map((secret) => ({
          ...{ source, event, secret },
          caller: credentialOf(source.id, secret.digest()),
        })),
      ),
    );
    const first = (one: KnownTrigger): KnownTrigger | undefined =>
      all.find(({ caller }) => caller.sha256 === one.caller.sha256);
    this.triggers = all.filter((one) => first(one) === one);
    this.faults = [
      ...all.flatMap(({ source, event, secret }) => unfit(secret, `${source.id}/${event}`)),
      ...all
        .filter((one) => first(one) !== one)
        .map(
          (one) =>
            `two secrets of the triggers of ${first(one)?.source.id} and ${one.source.id} (${one.event}) are the same: each needs one of its own`,
        ),
    ];
    this.digests = new DigestSet(this.triggers.map(({ caller }) => caller.digest));
  }

  /** Whose address it is. The same work for every address, whether its source exists or not. */
  find(sourceId: string, secret: string): KnownTrigger | undefined {
    const found = this.triggers[this.digests.indexOf(hash('sha256', secret, 'buffer'))];
    return found?.source.id === sourceId ? found : undefined;
  }

  /** The secrets that are valid of a source, by their digests, and what their triggers tell of. */
  digestsOf(
    sourceId: string,
  ): readonly { readonly event: RubeusEventName; readonly sha256: string }[] {
    return this.triggers
      .filter(({ source }) => source.id === sourceId)
      .map(({ event, caller }) => ({ event, sha256: caller.sha256 }));
  }

  /** A source by its id, for what it sent before. */
  source(id: string): RubeusSourceConfig | undefined {
    return this.sources.get(id);
  }
}

function unfit(secret: SecretRef, where: string): readonly string[] {
  if (secret.sha256 || FORM.test(secret.resolve())) return [];
  return [
    `the secret of the trigger ${where} (${secret.toString()}) must be 32 to 100 letters, digits, "-" or "_": openssl rand -hex 32`,
  ];
}
