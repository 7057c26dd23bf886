import { Fault } from '../fault.ts';

/** SQLSTATE → what to do about it. */
const BY_STATE: Readonly<Record<string, (message: string) => string>> = {
  '28P01': () => 'O PostgreSQL recusou usuário e senha: confira --database-url.',
  '28000': (said) => `O PostgreSQL não deixa este usuário entrar (${said}).`,
  '3D000': (said) => `O banco não existe (${said}): crie-o, ou use --create-database.`,
  '42501': (said) =>
    `Falta permissão no PostgreSQL (${said}): o usuário precisa de CREATE no banco, ou ser dono do esquema de --schema.`,
  '53300': () => 'O PostgreSQL está sem conexões livres.',
  '53100': () => 'O disco do PostgreSQL está cheio. O que foi lido até aqui está guardado.',
  '57014': (said) => `O PostgreSQL demorou demais (${said}).`,
  '57P01': () => 'O PostgreSQL foi encerrado. O que foi lido até aqui está guardado: repita.',
};

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EAI_AGAIN']);

/** What is wrong with the database in words that say how to mend it; anything else is returned as it is. */
export function databaseFault(error: unknown, databaseUrl: string): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const known = BY_STATE[code];
  if (known) return new Fault(known(error.message));
  const said = error.message || code;
  if (UNREACHABLE.has(code) || /timeout|terminated|connection (ended|error)/i.test(said))
    return new Fault(
      `O PostgreSQL não respondeu em ${hostOf(databaseUrl)} (${said}). Confira --database-url. O que foi lido até aqui está guardado.`,
    );
  return error;
}

/** Without user and password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'endereço de --database-url';
}
