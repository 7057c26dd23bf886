import { type DynamicModule, type FactoryProvider, Module, type Type } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { CommandRegistry } from './bootstrap/command-registry';
import { PreflightRegistry } from './bootstrap/preflight-registry';
import { EnvModule } from './config/env.module';
import { PlatformEnv } from './config/platform-env.config';
import { YamlModule } from './config/yaml.module';
import { HealthRegistry } from './health/health-registry';
import { PonteLogger } from './log/ponte-logger';
import { Metrics } from './metrics/metrics';
import { PlatformRuntime } from './platform-runtime';
import { parseKeyRing } from './sealing/key-ring';
import { Sealer } from './sealing/sealer';
import { SealingEnv } from './sealing/sealing-env.config';
import { ServiceInfo } from './service-info';
import { Drain } from './shutdown/drain';
import { Clock } from './time/clock';
import { Periodic } from './time/periodic';

export interface PlatformModuleOptions {
  readonly service: string;
  /** Class of the service's YAML file; then `CONFIG_FILE` must be set. Injectable by its class. */
  readonly config?: Type<object>;
  /** Class of the service's own environment variables. Injectable by its class. */
  readonly env?: Type<object>;
  /** Whether the service touches personal data; by default it does, and then `PII_KEYS` must be set. */
  readonly sealing?: boolean;
}

/** `PlatformRuntime` of the bootstrap, or one made here for a module built without it (tests). */
const RUNTIME = Symbol('ponte:runtime');

/** What every service has: configuration, log, health, metrics, drain, commands, preflights, sealing. Global. */
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformModuleOptions): DynamicModule {
    const sealing = options.sealing ?? true;
    const runtime: FactoryProvider<PlatformRuntime> = {
      provide: RUNTIME,
      useFactory: (env: PlatformEnv, given?: PlatformRuntime) =>
        given ?? PlatformRuntime.create(options.service, env),
      inject: [PlatformEnv, { token: PlatformRuntime, optional: true }],
    };
    const sealer: FactoryProvider<Sealer> = {
      provide: Sealer,
      useFactory: (env: SealingEnv) => new Sealer(parseKeyRing(env.piiKeys).keys),
      inject: [SealingEnv],
    };
    const shared = [
      part(ServiceInfo, ({ info }) => info),
      part(PonteLogger, ({ logger }) => logger),
      part(HealthRegistry, ({ health }) => health),
      part(Metrics, ({ metrics }) => metrics),
      part(Drain, ({ drain }) => drain),
      Clock,
      Periodic,
      CommandRegistry,
      PreflightRegistry,
      ...(sealing ? [sealer] : []),
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        ConfigModule.forRoot({
          isGlobal: true,
          ignoreEnvFile: true,
          ignoreEnvVars: true,
          skipProcessEnv: true,
        }),
        EnvModule.for(PlatformEnv),
        ...(sealing ? [EnvModule.for(SealingEnv)] : []),
        ...(options.env ? [EnvModule.for(options.env)] : []),
        ...(options.config ? [YamlModule.for(options.config)] : []),
      ],
      providers: [runtime, ...shared],
      exports: shared,
    };
  }
}

function part<T extends object>(
  token: Type<T>,
  pick: (runtime: PlatformRuntime) => T,
): FactoryProvider<T> {
  return { provide: token, useFactory: pick, inject: [RUNTIME] };
}
