import type { EntityManager } from 'typeorm';
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

/** Which entries a filter looks through, and since when they are what it looks for. */
const KINDS = {
  unknown: { where: `state = 'unknown'`, since: 'settled_at' },
  /** What was accepted, also behind a correction, and what may be accepted in a moment. */
  accepted: {
    where: `(state IN ('accepted', 'sending') OR accepted_referencia IS NOT NULL)`,
    // A correction that was refused later takes nothing from what was accepted before.
    since: 'coalesce(accepted_at, settled_at)',
  },
} as const;

/**
 * Entries of one kind by a filter, as they are now and not locked; those that came to their outcome first come first, those
 * that have none last.
 */
export async function findByFilter(
  manager: EntityManager,
  kind: keyof typeof KINDS,
  filter: EntryFilterArgs,
  limit: number,
): Promise<PayrollEntry[]> {
  const { profile, empresa, estabelecimento, competencia, evento, since, reason, call } = filter;
  const [at = null, id = null] = filter.after?.split('/') ?? [];
  const rows: Record<string, unknown>[] = await manager.query(findOf(KINDS[kind]), [
    ...[profile ?? null, number(empresa), number(estabelecimento), competencia ?? null],
    ...[number(evento), since ?? null, reason ?? null, call ?? null],
    ...[at === '' ? 'infinity' : at, id, limit, filter.until ?? null],
  ]);
  return rows.map((row) => fromRow<PayrollEntry>(row));
}

const findOf = ({ where, since }: (typeof KINDS)[keyof typeof KINDS]): string => `
  SELECT * FROM payroll_entry WHERE ${where}
    AND ($1::text IS NULL OR profile = $1) AND ($2::text IS NULL OR empresa = $2)
    AND ($3::text IS NULL OR estabelecimento = $3) AND ($4::text IS NULL OR competencia = $4)
    AND ($5::text IS NULL OR evento = $5) AND ($6::timestamptz IS NULL OR settled_at >= $6)
    AND ($7::text IS NULL OR reason = $7) AND ($8::uuid IS NULL OR call_id = $8)
    AND ($9::timestamptz IS NULL OR (coalesce(settled_at, 'infinity'), id) > ($9, $10::uuid))
    AND ($12::timestamptz IS NULL OR ${since} IS NULL OR ${since} <= $12)
  ORDER BY coalesce(settled_at, 'infinity'), id LIMIT $11`;

function number(digits: string | undefined): string | null {
  return digits === undefined ? null : withoutZeros(digits);
}
