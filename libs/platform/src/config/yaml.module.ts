import { Module, type Type } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { CONFIG_CHECK, type CheckedModule } from './checked-module';
import { ConfigFileEnv } from './config-file-env.config';
import { checkEnv, readEnv } from './read-env';
import { checkYamlConfig, readYamlConfig } from './read-yaml-config';

/** Makes the service's YAML file (`CONFIG_FILE`) injectable everywhere by its class. */
@Module({})
export class YamlModule {
  static for<T extends object>(type: Type<T>): CheckedModule {
    const factory = registerAs(`yaml.${type.name}`, () =>
      readYamlConfig(type, readEnv(ConfigFileEnv).configFile),
    );
    return {
      module: YamlModule,
      global: true,
      imports: [ConfigModule.forFeature(factory)],
      providers: [{ provide: type, useFactory: (value: object) => value, inject: [factory.KEY] }],
      exports: [type],
      [CONFIG_CHECK]: () => {
        const { value, faults } = checkEnv(ConfigFileEnv);
        return faults.length ? faults : checkYamlConfig(type, value.configFile).faults;
      },
    };
  }
}
