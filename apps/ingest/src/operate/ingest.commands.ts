import { Injectable } from '@nestjs/common';
import {
  type Asked,
  CommandBook,
  type CommandResult,
  CommandWithoutDatabase,
  refused,
} from '@ponte/messaging';
import { ServiceInfo } from '@ponte/platform';
import { IsOptional, Length } from 'class-validator';
import { AhgoraSourceConfig } from '../config/ahgora-source.config';
import { RubeusSourceConfig } from '../config/rubeus-source.config';
import { ahgoraSources, IngestConfig, rubeusSources } from '../config/ingest.config';
import type { WebhookSourceConfig } from '../config/source.config';
import { IssuedCredentials } from '../credentials/issued-credentials';
import { type KnownSource, SourceBook } from '../edge/source-book';
import { RubeusBook } from '../rubeus/rubeus-book';

export class CredentialsShowArgs {
  /** Left out: every source. */
  @IsOptional()
  @Length(1, 63)
  source?: string;
}

/** What operators ask of ingest; answered by one of its processes, which says so. */
@Injectable()
export class IngestCommands {
  constructor(
    private readonly service: ServiceInfo,
    private readonly book: CommandBook,
    private readonly sources: SourceBook,
    private readonly rubeus: RubeusBook,
    private readonly issued: IssuedCredentials,
    private readonly config: IngestConfig,
  ) {}

  @CommandWithoutDatabase({
    name: 'service.describe',
    changes: false,
    about: 'diz nome, versão e comandos do serviço',
  })
  describe(): Promise<CommandResult> {
    const { name, version } = this.service;
    const commands = this.book.specs.map(({ name, changes, about }) => ({ name, changes, about }));
    return Promise.resolve({
      message: `${name} ${version}: ${commands.length} comandos.`,
      result: { service: name, version, commands, kinds: [] },
    });
  }

  @CommandWithoutDatabase({
    name: 'credentials.show',
    changes: false,
    about: 'mostra as credenciais de cada origem, só pelos digests SHA-256',
    args: CredentialsShowArgs,
  })
  show({ source: wanted }: CredentialsShowArgs, { now }: Asked): Promise<CommandResult> {
    const all = [
      ...this.sources.all.map(({ config }) => config),
      ...ahgoraSources(this.config),
      ...rubeusSources(this.config),
    ];
    const shown = all.filter(({ id }) => !wanted || id === wanted);
    const known = all.map(({ id }) => id).join(', ');
    if (shown.length === 0)
      return Promise.resolve(refused(`Não há origem "${wanted}". Existem: ${known}.`));
    const { instance } = this.service;
    const { position, complete } = this.issued;
    return Promise.resolve({
      message: `${shown.length} origens, vistas pelo processo ${instance}.`,
      result: {
        ...{ instance, position, complete },
        sources: shown.map((source) => {
          if (source instanceof AhgoraSourceConfig) return usersOf(source);
          return source instanceof RubeusSourceConfig
            ? this.triggersOf(source)
            : this.view(source, now);
        }),
      },
    });
  }

  /** Their secrets are long and random, so that a digest gives nothing away. */
  private triggersOf({ id, kind }: RubeusSourceConfig): object {
    return { id, kind, by: 'address', triggers: this.rubeus.digestsOf(id) };
  }

  private view({ id, kind }: WebhookSourceConfig, now: Date): object {
    const { tokens, header, signatures } = this.sources.find(kind, id) as KnownSource;
    const webhooks = this.issued.hooksOf(id).map(({ hook, action, serial, issuedAt, digests }) => ({
      ...{ hook, action, serial, issuedAt, digests },
    }));
    const by = signatures ? 'signature' : 'token';
    return { id, kind, header, by, valid: tokens.digests(now.getTime()), webhooks };
  }
}

/** No digests: a password is no token of 256 random bits, and could be guessed from its digest. */
function usersOf({ id, kind, users }: AhgoraSourceConfig): object {
  return { id, kind, header: 'authorization', by: 'basic', users: users.map(({ user }) => user) };
}
