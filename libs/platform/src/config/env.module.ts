import { Module, type Type } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { CONFIG_CHECK, type CheckedModule } from './checked-module';
import { checkEnv, readEnv } from './read-env';

/**
 * Makes a class of `@Env` properties injectable everywhere by its class. Its faults are reported at start together with
 * those of every other such class.
 */
@Module({})
export class EnvModule {
  static for<T extends object>(type: Type<T>): CheckedModule {
    const factory = registerAs(`env.${type.name}`, () => readEnv(type));
    return {
      module: EnvModule,
      global: true,
      imports: [ConfigModule.forFeature(factory)],
      providers: [{ provide: type, useFactory: (value: object) => value, inject: [factory.KEY] }],
      exports: [type],
      [CONFIG_CHECK]: () => checkEnv(type).faults,
    };
  }
}
