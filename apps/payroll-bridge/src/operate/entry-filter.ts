import type { EntityManager } from 'typeorm';
import type { EntryState } from '../ledger/entry-states.rules';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { fromRow } from '../ledger/rows';
import { withoutZeros } from '../rules/without-zeros';
import type { EntryFilterArgs } from './entry-filter.args';

/** Members of a filter that say which entries; the others say which page. */
const NARROWING = [
  ...(['profile', 'empresa', 'estabelecimento', 'competencia', 'evento'] as const),
  ...(['since', 'reason', 'call'] as const),
];

/** Whether a filter leaves anything out. */
export function narrows(filter: EntryFilterArgs): boolean {
  return NARROWING.some((member) => filter[member] !== undefined);
}

/** Where a list goes on after an entry. */
export function cursorOf({ settledAt, id }: Pick<PayrollEntry, 'settledAt' | 'id'>): string {
  return `${settledAt?.toISOString() ?? ''}/${id}`;
}

/** Entries in one state by a filter, as they are now and not locked; those that came to it first come first. */
export async function findByFilter(
  manager: EntityManager,
  state: EntryState,
  filter: EntryFilterArgs,
  limit: number,
): Promise<PayrollEntry[]> {
  const { profile, empresa, estabelecimento, competencia, evento, since, reason, call } = filter;
  const [at = null, id = null] = filter.after?.split('/') ?? [];
  const rows: Record<string, unknown>[] = await manager.query(FIND, [
    ...[state, profile ?? null, number(empresa), number(estabelecimento), competencia ?? null],
    ...[number(evento), since ?? null, reason ?? null, call ?? null, at, id, limit],
  ]);
  return rows.map((row) => fromRow<PayrollEntry>(row));
}

const FIND = `
  SELECT * FROM payroll_entry WHERE state = $1
    AND ($2::text IS NULL OR profile = $2) AND ($3::text IS NULL OR empresa = $3)
    AND ($4::text IS NULL OR estabelecimento = $4) AND ($5::text IS NULL OR competencia = $5)
    AND ($6::text IS NULL OR evento = $6) AND ($7::timestamptz IS NULL OR settled_at >= $7)
    AND ($8::text IS NULL OR reason = $8) AND ($9::uuid IS NULL OR call_id = $9)
    AND ($10::timestamptz IS NULL OR (settled_at, id) > ($10, $11::uuid))
  ORDER BY settled_at, id LIMIT $12`;

function number(digits: string | undefined): string | null {
  return digits === undefined ? null : withoutZeros(digits);
}
