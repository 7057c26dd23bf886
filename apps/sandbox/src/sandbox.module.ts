import { type DynamicModule, Logger, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { SandboxEnv } from './config/sandbox-env.config';
import { sandboxConfig, type SandboxConfig } from './config/sandbox.config';
import { post } from './core/post';
import { Random } from './core/random';
import { Sandbox } from './core/sandbox';
import { realTimers } from './core/timers';
import { Door } from './http/door';
import { takeRawBodies } from './http/raw-bodies';
import { SandboxController } from './http/sandbox.controller';
import { createSimulators } from './simulators';

/** The simulators, mounted on whatever Fastify application imports this. */
@Module({})
export class SandboxModule implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /** @param config by default from the environment as `SandboxEnv` read it */
  static forRoot(config?: SandboxConfig): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [SandboxController],
      providers: [
        {
          provide: Sandbox,
          inject: [{ token: SandboxEnv, optional: true }],
          useFactory: (env?: SandboxEnv) =>
            createSandbox(config ?? sandboxConfig(env ?? new SandboxEnv())),
        },
        {
          provide: Door,
          inject: [Sandbox],
          useFactory: (sandbox: Sandbox) => {
            const logger = new Logger('Sandbox');
            return new Door(sandbox, (error) => logger.error(error));
          },
        },
      ],
      exports: [Sandbox, Door],
    };
  }

  onModuleInit(): void {
    takeRawBodies(this.adapterHost.httpAdapter.getInstance<FastifyInstance>());
  }
}

function createSandbox(config: SandboxConfig): Sandbox {
  const random = new Random(config.seed);
  const parts = { timers: realTimers, random, post };
  return new Sandbox({
    ...parts,
    callsKept: config.callsKept,
    simulators: createSimulators(config, parts),
  });
}
