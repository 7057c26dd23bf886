import { Injectable } from '@nestjs/common';
import { ServiceInfo } from '@ponte/platform';
import { TaskRegistry } from '../../tasks/task-registry';
import { CommandBook } from '../command-book';
import { Command } from '../command.decorator';
import type { CommandResult } from '../command-result';

/** What the service is. */
@Injectable()
export class ServiceCommands {
  constructor(
    private readonly service: ServiceInfo,
    private readonly book: CommandBook,
    private readonly tasks: TaskRegistry,
  ) {}

  @Command({
    name: 'service.describe',
    changes: false,
    about: 'diz nome, versão, comandos e tipos de tarefa do serviço',
  })
  describe(): Promise<CommandResult> {
    const { name, version } = this.service;
    const commands = this.book.specs.map(({ name, changes, about }) => ({ name, changes, about }));
    const kinds = this.tasks.all.map(({ kind }) => ({
      name: kind.name,
      idempotent: kind.idempotent,
      onHold: kind.onHold,
    }));
    return Promise.resolve({
      message: `${name} ${version}: ${commands.length} comandos, ${kinds.length} tipos de tarefa.`,
      result: { service: name, version, commands, kinds },
    });
  }
}
