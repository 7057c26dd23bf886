import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { CommandHandler, PlainCommandHandler } from './command-handler';
import { COMMAND, type CommandMark } from './command.decorator';
import { specFault, type CommandSpec } from './command-spec';

/** A command that the service takes. */
export type KnownCommand =
  | {
      readonly spec: CommandSpec;
      readonly transactional: true;
      readonly handler: CommandHandler<object>;
    }
  | {
      readonly spec: CommandSpec;
      readonly transactional: false;
      readonly handler: PlainCommandHandler<object>;
    };

/** The commands of this service: what its providers mark with `@Command`, found at start-up, and what is added. */
@Injectable()
export class CommandBook implements OnModuleInit {
  private readonly commands = new Map<string, KnownCommand>();
  private readonly owners = new Map<string, object>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error with every fault of the service's commands at once */
  onModuleInit(): void {
    const faults = this.discovery.getProviders().flatMap((provider) => {
      const type = provider.metatype as { prototype?: object } | null;
      const marks = marksOf(type?.prototype);
      return marks.flatMap(({ property, mark }) =>
        this.adopt(mark, property, provider.instance as object | undefined, String(provider.name)),
      );
    });
    if (faults.length > 0)
      throw new Error(
        `Commands cannot be taken:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
      );
  }

  /**
   * Adds a command by hand, before the service starts.
   *
   * @throws Error if the name is taken or malformed
   */
  add<A extends object>(spec: CommandSpec<A>, handler: CommandHandler<A>): void {
    this.enter({
      spec: spec as CommandSpec,
      transactional: true,
      handler: handler as unknown as CommandHandler<object>,
    });
  }

  /** Like {@link add}, in a service without a database. */
  addPlain<A extends object>(spec: CommandSpec<A>, handler: PlainCommandHandler<A>): void {
    this.enter({
      spec: spec as CommandSpec,
      transactional: false,
      handler: handler as unknown as PlainCommandHandler<object>,
    });
  }

  find(name: string): KnownCommand | undefined {
    return this.commands.get(name);
  }

  /** By name, in order. */
  get specs(): readonly CommandSpec[] {
    return [...this.commands.values()]
      .map(({ spec }) => spec)
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  private enter(command: KnownCommand): void {
    const { name } = command.spec;
    const fault = this.commands.has(name)
      ? `"${name}" has two handlers: keep one`
      : specFault(command.spec);
    if (fault) throw new Error(`A command cannot be taken: ${fault}`);
    this.commands.set(name, command);
  }

  private adopt(
    { spec, transactional }: CommandMark,
    property: string,
    instance: object | undefined,
    provider: string,
  ): string[] {
    const where = `${provider}.${property}`;
    // One provider reached through two modules is one handler.
    if (instance && this.owners.get(spec.name) === instance) return [];
    if (this.commands.has(spec.name)) return [`"${spec.name}" has two handlers, ${where} is one`];
    const fault = specFault(spec);
    if (fault) return [`${where}: ${fault}`];
    const method = (instance as Record<string, unknown> | undefined)?.[property];
    if (!instance || typeof method !== 'function')
      return [`${where} handles "${spec.name}" but has no instance: it must not be request-scoped`];
    const handler = method.bind(instance) as never;
    this.owners.set(spec.name, instance);
    this.commands.set(spec.name, { spec, transactional, handler } as KnownCommand);
    return [];
  }
}

function marksOf(prototype: object | null | undefined): { property: string; mark: CommandMark }[] {
  const found = new Map<string, CommandMark>();
  for (
    let proto = prototype ?? null;
    proto && proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto) as object | null
  ) {
    for (const [property, { value }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) {
      const mark =
        typeof value === 'function'
          ? (Reflect.getMetadata(COMMAND, value as object) as CommandMark | undefined)
          : undefined;
      if (mark && !found.has(property)) found.set(property, mark);
    }
  }
  return [...found].map(([property, mark]) => ({ property, mark }));
}
