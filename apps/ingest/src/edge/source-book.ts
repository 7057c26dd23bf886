import { Injectable } from '@nestjs/common';
import { IngestConfig, webhookSources } from '../config/ingest.config';
import type {
  ServiceDeskSourceConfig,
  WebhookKind,
  WebhookSourceConfig,
} from '../config/source.config';
import type { Caller } from '../credentials/caller';
import { IssuedCredentials } from '../credentials/issued-credentials';
import { Signatures } from '../credentials/signatures';
import { SourceTokens } from '../credentials/source-tokens';

/** A configured sender of webhooks with the credentials that are valid now. */
export interface KnownSource {
  readonly config: WebhookSourceConfig;
  /** Name of the credential's header in lower case, as Node gives it. */
  readonly header: string;
  readonly tokens: SourceTokens;
  /** Instead of tokens. */
  readonly signatures: Signatures | undefined;
  /** As whom deliveries with a good signature are counted, and those that are refused. */
  readonly signed: Caller;
  readonly refused: Caller;
}

/** The senders of webhooks by kind and id. Secrets are read once: a changed secret file takes effect with a restart. */
@Injectable()
export class SourceBook {
  private readonly sources: ReadonlyMap<string, KnownSource>;

  constructor(config: IngestConfig, issued: IssuedCredentials) {
    const known = webhookSources(config).map((source) =>
      knownSource(source, config.credentials.clockSkew),
    );
    this.sources = new Map(known.map((each) => [`${each.config.kind}/${each.config.id}`, each]));
    const byId = new Map(known.map((each) => [each.config.id, each]));
    issued.onChange((id, tokens) => byId.get(id)?.tokens.issue(tokens));
  }

  get all(): readonly KnownSource[] {
    return [...this.sources.values()];
  }

  find(kind: WebhookKind, id: string): KnownSource | undefined {
    return this.sources.get(`${kind}/${id}`);
  }
}

function knownSource(config: WebhookSourceConfig, skewMs: number): KnownSource {
  const { id, tokens = [] } = config;
  const { signature } = config as Partial<ServiceDeskSourceConfig>;
  const secrets = [signature?.secret, signature?.previousSecret].flatMap((each) =>
    each ? [each.resolve()] : [],
  );
  return {
    config,
    header: (signature?.header ?? config.header).toLowerCase(),
    tokens: new SourceTokens(
      id,
      tokens.map((token) => token.digest()),
      skewMs,
    ),
    signatures: signature && new Signatures(secrets),
    signed: { source: id, outcome: 'accepted', sha256: null },
    refused: { source: id, outcome: 'refused', sha256: null },
  };
}
