import type { ServiceCommand } from '../bootstrap/preflight';
import type { Database } from './database';

/** `migrate` applies what is pending; `migrate --status` only shows it and exits 1 if anything is. */
export function migrateCommand(database: Database): ServiceCommand {
  return {
    name: 'migrate',
    description:
      'Aplica as migrações pendentes do banco (--status: só mostra, sai com 1 se houver)',
    run: async (args) => {
      const unknown = args.find((arg) => arg !== '--status');
      if (unknown !== undefined) {
        process.stderr.write(`Opção desconhecida: ${unknown}\nUso: migrate [--status]\n`);
        return 2;
      }
      return args.includes('--status') ? status(database) : apply(database);
    },
  };
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
