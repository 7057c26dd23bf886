import type { EntityManager } from 'typeorm';
import { toRow } from '../ledger/rows';
import type { SealedParts } from './reseal';

/** An entry whose employee's hash is made by another key from now on. */
export interface NewHash {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Ids of the ledger in their order, after one. */
export async function nextIds(
  manager: EntityManager,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM payroll_entry WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
    [after ?? null, limit],
  );
  return rows.map(({ id }) => id);
}

/** Of those that are to move: entries whose key is there under the new hash already, which no two may have. */
export async function withSameKey(
  manager: EntityManager,
  moves: readonly NewHash[],
): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await manager.query(
    `SELECT e.id FROM payroll_entry e JOIN unnest($1::uuid[], $2::text[]) AS n (id, employee) ON n.id = e.id
     JOIN payroll_entry o ON o.employee = n.employee AND o.competencia = e.competencia AND o.profile = e.profile
       AND o.campo_adicional = e.campo_adicional AND o.evento = e.evento AND o.datafalta = e.datafalta`,
    [moves.map(({ id }) => id), moves.map(({ to }) => to)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Rubricas that were refused before there was an entry follow their employee: a report compares them with entries. */
export async function rehashRefused(
  manager: EntityManager,
  moves: readonly NewHash[],
): Promise<void> {
  if (moves.length === 0) return;
  await manager.query(
    `UPDATE payroll_line l SET employee = n.employee
     FROM (SELECT DISTINCT e.competencia, f.before, f.employee
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS f (id, before, employee) JOIN payroll_entry e ON e.id = f.id) n
     WHERE l.entry_id IS NULL AND l.competencia = n.competencia AND l.employee = n.before`,
    [moves.map(({ id }) => id), moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
}

/** An entry whose employee's hash, or whose seals, are made by other keys from now on. */
export type Renewed = SealedParts & { readonly id: string; readonly employee: string };

/** Writes entries under the first keys. Nothing else of them changes: it is no move, and nothing is told. */
export async function renewEntries(
  manager: EntityManager,
  renewed: readonly Renewed[],
): Promise<void> {
  if (renewed.length === 0) return;
  await manager.query(
    `UPDATE payroll_entry e SET employee = n.employee, sealed_employee = n.sealed_employee, message = n.message,
       accepted_message = n.accepted_message
     FROM json_to_recordset($1::json) AS n (id uuid, employee text, sealed_employee text, message text, accepted_message text)
     WHERE e.id = n.id`,
    [JSON.stringify(renewed.map((each) => toRow(each)))],
  );
}
