import type { ServiceCommand } from '@ponte/contracts';
import { scrubText, scrubValue } from '@ponte/platform';
import type { DataSource, EntityManager } from 'typeorm';

const RECORD = `
  INSERT INTO ops_command (command_id, name, actor, why, dry_run, args, issued_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (command_id) DO NOTHING RETURNING 1`;

const PURGE = `
  DELETE FROM ops_command WHERE command_id = ANY(ARRAY(
    SELECT command_id FROM ops_command WHERE heard_at < now() - make_interval(days => $1) ORDER BY heard_at LIMIT $2))`;

/** Who asked without saying so; the command is refused, and its answer must name somebody. */
const NOBODY = 'desconhecido';

/** Keeps who asked for what, and why. @returns `false` if the command was heard before */
export async function recordCommand(
  manager: EntityManager,
  command: ServiceCommand,
): Promise<boolean> {
  const { commandId, name, dryRun, args, issuedAt } = command;
  const who = storedAsked(command);
  const rows = (await manager.query(RECORD, [
    commandId,
    storable(name),
    who.actor,
    who.why,
    dryRun,
    JSON.stringify(scrubValue(args) ?? null),
    issuedAt,
  ])) as unknown[];
  return rows.length > 0;
}

/** Who asked and why, as it is kept and told: without what looks personal in the reason. */
export function storedAsked({ actor, why }: Pick<ServiceCommand, 'actor' | 'why'>): {
  readonly actor: string;
  readonly why: string;
} {
  return {
    actor: storable(actor).trim() || NOBODY,
    why: storable(scrubText(why.trim())).slice(0, 1_000),
  };
}

/** Deletes up to `limit` commands that were heard more than `days` ago and returns how many. */
export async function purgeCommands(
  database: DataSource,
  days: number,
  limit: number,
): Promise<number> {
  const [, deleted] = (await database.query(PURGE, [days, limit])) as [unknown[], number];
  return deleted;
}

/** Postgres stores no NUL in text. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
