import { Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { MigrationInterface } from 'typeorm';
import { type CommandingModule, STANDALONE_COMMANDS } from '../bootstrap/standalone-command';
import { EnvModule } from '../config/env.module';
import { PonteLogger } from '../log/ponte-logger';
import { ServiceInfo } from '../service-info';
import { dataSourceOptions } from './data-source-options';
import { Database } from './database';
import { DatabaseEnv } from './database-env.config';
import { DatabaseHooks } from './database-hooks';
import { migrateCommand } from './migrate-command';

export interface DatabaseModuleOptions {
  readonly entities: readonly Type<object>[];
  /** In any order; TypeORM sorts by the timestamp that ends each class name. */
  readonly migrations: readonly Type<MigrationInterface>[];
  /** Connections at most, unless `DATABASE_POOL_SIZE` says otherwise; 10 by default. */
  readonly poolSize?: number;
}

/**
 * The service's own PostgreSQL database (`DATABASE_URL`) by TypeORM: injectable are `DataSource`, `EntityManager`, every
 * entity's repository and {@link Database}. Built unconnected; `bootstrap` waits for it in the preflight. Global.
 * With the command `migrate`, which needs `DATABASE_URL` alone.
 */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseModuleOptions): CommandingModule {
    const typeorm = TypeOrmModule.forRootAsync({
      inject: [DatabaseEnv, ServiceInfo, PonteLogger],
      useFactory: (env: DatabaseEnv, info: ServiceInfo, logger: PonteLogger) => ({
        ...dataSourceOptions(options, env, info, logger.child({ component: 'database' })),
        manualInitialization: true,
      }),
    });
    const repositories = TypeOrmModule.forFeature([...options.entities]);
    return {
      module: DatabaseModule,
      global: true,
      imports: [EnvModule.for(DatabaseEnv), typeorm, repositories],
      providers: [Database, DatabaseHooks],
      exports: [Database, repositories],
      [STANDALONE_COMMANDS]: [migrateCommand(options)],
    };
  }
}
