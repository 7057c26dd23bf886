import { Injectable } from '@nestjs/common';
import type { ServiceCommand } from './preflight';

/**
 * Sub-commands of a service's own `main.js`. Add them in a provider's constructor: a command runs on a built but not
 * started application (no `onModuleInit`, no connection), so it opens itself what it needs.
 * It takes the service's whole configuration; a command that prepares an environment is a `StandaloneCommand` instead.
 */
@Injectable()
export class CommandRegistry {
  private readonly commands = new Map<string, ServiceCommand>();

  add(command: ServiceCommand): void {
    if (this.commands.has(command.name)) {
      throw new Error(`the command "${command.name}" is registered twice`);
    }
    this.commands.set(command.name, command);
  }

  get(name: string): ServiceCommand | undefined {
    return this.commands.get(name);
  }

  list(): readonly ServiceCommand[] {
    return [...this.commands.values()].sort((left, right) => left.name.localeCompare(right.name));
  }
}
