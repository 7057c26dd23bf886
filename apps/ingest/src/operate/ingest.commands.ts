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
import { IssuedCredentials } from '../credentials/issued-credentials';
import { type KnownSource, SourceBook } from '../edge/source-book';

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
    private readonly issued: IssuedCredentials,
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
    const shown = this.sources.all.filter(({ config }) => !wanted || config.id === wanted);
    const known = this.sources.all.map(({ config }) => config.id).join(', ');
    if (shown.length === 0)
      return Promise.resolve(refused(`Não há origem "${wanted}". Existem: ${known}.`));
    const { instance } = this.service;
    const { position, complete } = this.issued;
    return Promise.resolve({
      message: `${shown.length} origens, vistas pelo processo ${instance}.`,
      result: {
        ...{ instance, position, complete },
        sources: shown.map((source) => this.view(source, now)),
      },
    });
  }

  private view({ config, tokens, header, signatures }: KnownSource, now: Date): object {
    const { id, kind } = config;
    const webhooks = this.issued.hooksOf(id).map(({ hook, action, serial, issuedAt, digests }) => ({
      ...{ hook, action, serial, issuedAt, digests },
    }));
    const by = signatures ? 'signature' : 'token';
    return { id, kind, header, by, valid: tokens.digests(now.getTime()), webhooks };
  }
}
