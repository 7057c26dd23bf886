import type { PayrollKey, PayrollRow } from './datasul.model';
import type { DatasulSettings } from './datasul.settings';

/** Rows kept; the oldest are forgotten beyond it, and counted. */
export const MOST_ROWS = 200_000;
/** Values kept of one row where a repeated send adds. */
const MOST_VALUES = 50;

const KEY = [
  'empresa',
  'estabelecimento',
  'matricula',
  'competencia',
  'campoAdicional',
  'evento',
  'datafalta',
] as const;

/** Each given field must be met; `repeated`: only rows with {@link PayrollRow.repeats}, or only others. */
export type PayrollFilter = Partial<PayrollKey> & { readonly repeated?: boolean };

/** Sums over rows. `repeats` must stay 0 under a sender that posts nothing twice. */
export interface PayrollTotals {
  readonly rows: number;
  readonly posts: number;
  readonly repeats: number;
  readonly corrections: number;
  readonly refusedRepeats: number;
}

/** What was really posted. */
export class Payroll {
  private readonly table = new Map<string, PayrollRow>();
  private forgottenCount = 0;

  /** Rows that had to go because there were too many. */
  get forgotten(): number {
    return this.forgottenCount;
  }

  /** @returns whether it took effect: not if there is a value already and repeats are refused */
  post(
    key: PayrollKey,
    sent: { readonly rubrica: string; readonly referencia: string },
    at: string,
    repeatedSend: DatasulSettings['repeatedSend'],
  ): boolean {
    const { rubrica, referencia } = sent;
    const name = KEY.map((field) => key[field]).join('/');
    const row = this.table.get(name);
    if (!row) {
      const first = { posts: 1, repeats: 0, corrections: 0, refusedRepeats: 0 };
      const dates = { firstAt: at, lastAt: at };
      this.table.set(name, { ...key, valores: [referencia], rubrica, ...first, ...dates });
      this.forgetOldest();
      return true;
    }
    if (repeatedSend === 'refuses') {
      row.refusedRepeats += 1;
      return false;
    }
    if (isSameValue(row.valores.at(-1) ?? '', referencia)) row.repeats += 1;
    else row.corrections += 1;
    row.posts += 1;
    row.valores =
      repeatedSend === 'replaces' ? [referencia] : [...row.valores, referencia].slice(-MOST_VALUES);
    row.rubrica = rubrica;
    row.lastAt = at;
    return true;
  }

  rows(filter: PayrollFilter = {}): PayrollRow[] {
    return [...this.table.values()].filter((row) => meets(row, filter));
  }

  /** As after a restored backup: what is removed was never posted. */
  remove(filter: PayrollFilter = {}): void {
    for (const [name, row] of this.table) if (meets(row, filter)) this.table.delete(name);
  }

  clear(): void {
    this.table.clear();
    this.forgottenCount = 0;
  }

  private forgetOldest(): void {
    if (this.table.size <= MOST_ROWS) return;
    const [oldest] = this.table.keys();
    if (oldest !== undefined && this.table.delete(oldest)) this.forgottenCount += 1;
  }
}

/** Sums over these rows. */
export function totalsOf(rows: readonly PayrollRow[]): PayrollTotals {
  const sum = (field: 'posts' | 'repeats' | 'corrections' | 'refusedRepeats'): number =>
    rows.reduce((total, row) => total + row[field], 0);
  return {
    rows: rows.length,
    posts: sum('posts'),
    repeats: sum('repeats'),
    corrections: sum('corrections'),
    refusedRepeats: sum('refusedRepeats'),
  };
}

function meets(row: PayrollRow, { repeated, ...key }: PayrollFilter): boolean {
  return (
    (repeated === undefined || row.repeats > 0 === repeated) &&
    KEY.every((field) => key[field] === undefined || key[field] === row[field])
  );
}

/** `015,30` is `15,3`. */
function isSameValue(one: string, other: string): boolean {
  const plain = (text: string): string => {
    const [whole = '', fraction = ''] = text.split(',');
    return `${whole.replace(/^0+(?=.)/, '')},${fraction.replace(/0+$/, '')}`;
  };
  return plain(one) === plain(other);
}
