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

type Place = Pick<PayrollEntry, 'settledAt' | 'empresa' | 'id'>;

/**
 * Which entries a filter looks through, since when they are what it looks for, and in which order: by the index that finds
 * them, or each page would sort all of a competência. `cursor` is where a list goes on after an entry.
 */
const KINDS = {
  /** Those that wait longest first: few, and all of them in the index of what is open. */
  unknown: {
    where: `state = 'unknown'`,
    since: 'settled_at',
    order: 'settled_at, id',
    after: '($9::timestamptz, $10::uuid)',
    cursor: ({ settledAt, id }: Place) => `${settledAt?.toISOString() ?? ''}/${id}`,
  },
  /** What was accepted, also behind a correction, and what may be accepted in a moment. */
  accepted: {
    where: `(state IN ('accepted', 'sending') OR accepted_referencia IS NOT NULL)`,
    // A correction that was refused later takes nothing from what was accepted before.
    since: 'coalesce(accepted_at, settled_at)',
    // As `payroll_entry_reported` has them of a profile and competência: 200,000 entries in pages of 100 would be sorted 2,000 times, half a second each.
    order: 'empresa, id',
    after: '($9::text, $10::uuid)',
    cursor: ({ empresa, id }: Place) => `${empresa}/${id}`,
  },
} as const;
type Kind = keyof typeof KINDS;

/** Where a list of a kind goes on after an entry. */
export function cursorOf(kind: Kind, entry: Place): string {
  return KINDS[kind].cursor(entry);
}

/**
 * Entries of one kind by a filter, as they are now and not locked. Of accepted ones the filter names profile and competência.
 */
export async function findByFilter(
  manager: EntityManager,
  kind: Kind,
  filter: EntryFilterArgs,
  limit: number,
): Promise<PayrollEntry[]> {
  const { profile, empresa, estabelecimento, competencia, evento, since, reason, call } = filter;
  const [place = null, id = null] = filter.after?.split('/') ?? [];
  const rows: Record<string, unknown>[] = await manager.query(findOf(KINDS[kind]), [
    ...[profile ?? null, number(empresa), number(estabelecimento), competencia ?? null],
    ...[number(evento), since ?? null, reason ?? null, call ?? null],
    ...[place, id, limit, filter.until ?? null],
  ]);
  return rows.map((row) => fromRow<PayrollEntry>(row));
}

const findOf = ({ where, since, order, after }: (typeof KINDS)[Kind]): string => `
  SELECT * FROM payroll_entry WHERE ${where}
    AND ($1::text IS NULL OR profile = $1) AND ($2::text IS NULL OR empresa = $2)
    AND ($3::text IS NULL OR estabelecimento = $3) AND ($4::bpchar IS NULL OR competencia = $4)
    AND ($5::text IS NULL OR evento = $5) AND ($6::timestamptz IS NULL OR settled_at >= $6)
    AND ($7::text IS NULL OR reason = $7) AND ($8::uuid IS NULL OR call_id = $8)
    AND ($10::uuid IS NULL OR (${order}) > ${after})
    AND ($12::timestamptz IS NULL OR ${since} IS NULL OR ${since} <= $12)
  ORDER BY ${order} LIMIT $11`;

function number(digits: string | undefined): string | null {
  return digits === undefined ? null : withoutZeros(digits);
}
