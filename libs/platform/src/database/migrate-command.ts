import { DataSource } from 'typeorm';
import type { CommandContext, StandaloneCommand } from '../bootstrap/standalone-command';
import { readEnv } from '../config/read-env';
import { dataSourceOptions } from './data-source-options';
import { Database } from './database';
import { DatabaseEnv } from './database-env.config';
import type { DatabaseModuleOptions } from './database.module';

/** `migrate` applies what is pending; `migrate --status` only shows it and exits 1 if anything is. */
export function migrateCommand(options: DatabaseModuleOptions): StandaloneCommand {
  return {
    name: 'migrate',
    description:
      'Aplica as migrações pendentes do banco (--status: só mostra, sai com 1 se houver)',
    needs: [DatabaseEnv],
    run: async (args, context) => {
      const unknown = args.find((arg) => arg !== '--status');
      if (unknown !== undefined) {
        process.stderr.write(`Opção desconhecida: ${unknown}\nUso: migrate [--status]\n`);
        return 2;
      }
      const database = open(options, context);
      return args.includes('--status') ? status(database) : apply(database);
    },
  };
}

function open(options: DatabaseModuleOptions, { runtime, env }: CommandContext): Database {
  const { info, drain } = runtime;
  const logger = runtime.logger.child({ component: 'database' });
  const source = dataSourceOptions(options, readEnv(DatabaseEnv), info, logger);
  const database = new Database(new DataSource(source), env, runtime.logger);
  drain.add('database', 'pool', () => database.close());
  return database;
}

async function status(database: Database): Promise<number> {
  const migrations = await database.migrations();
  const pending = migrations.filter(({ applied }) => !applied);
  for (const { name, applied } of migrations) {
    process.stdout.write(`${applied ? 'aplicada' : 'pendente'}  ${name}\n`);
  }
  process.stdout.write(`${migrations.length} migrações, ${pending.length} pendentes\n`);
  return pending.length ? 1 : 0;
}

async function apply(database: Database): Promise<number> {
  const applied = await database.migrate();
  for (const name of applied) process.stdout.write(`aplicada  ${name}\n`);
  process.stdout.write(applied.length ? `${applied.length} aplicadas\n` : 'Nada a aplicar\n');
  return 0;
}
