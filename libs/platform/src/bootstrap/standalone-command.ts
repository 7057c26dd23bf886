import type { DynamicModule, Type } from '@nestjs/common';
import { type Importable, modulesOf } from '../config/module-tree';
import type { PlatformRuntime } from '../platform-runtime';
import type { PlatformEnv } from '../config/platform-env.config';

/** Key under which a dynamic module offers commands that need no application. */
export const STANDALONE_COMMANDS = Symbol('ponte:standalone-commands');

/** What there is without an application. What a command opens it adds to `runtime.drain`. */
export interface CommandContext {
  readonly runtime: PlatformRuntime;
  readonly env: PlatformEnv;
  /** The service's module, to be looked through, not built. */
  readonly module: Importable;
}

/**
 * A sub-command that prepares an environment (`migrate`, `topics`): it runs before anything of the service is built, and
 * of the configuration only what it names must be there, so that no secret of the service is needed for it.
 */
export interface StandaloneCommand {
  readonly name: string;
  /** One line in Portuguese for `help`. */
  readonly description: string;
  /** Classes of `@Env` properties that must be in order. */
  readonly needs: readonly Type<object>[];
  /** Returns the process's exit code. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** A module with such commands. */
export interface CommandingModule extends DynamicModule {
  readonly [STANDALONE_COMMANDS]: readonly StandaloneCommand[];
}

/** The commands of every module below `root`. */
export async function standaloneCommands(root: Importable): Promise<readonly StandaloneCommand[]> {
  return (await modulesOf(root)).flatMap((module) =>
    STANDALONE_COMMANDS in module ? (module as CommandingModule)[STANDALONE_COMMANDS] : [],
  );
}
