import type { Item } from './people.model';

/** An item with its name in the list and the day from which on it counts as modified. */
export interface Row {
  readonly key: string;
  readonly item: unknown;
  /** `YYYY-MM-DD` */
  readonly modified: string;
}

export interface View {
  /** `-admissionDate,personCode`; empty: by key. */
  readonly order: string;
  /** Only what was modified on that day or later; empty: all. */
  readonly since: string;
  /** Fields that must have these values. */
  readonly filter: Readonly<Record<string, string>>;
}

/** Views kept sorted: a reader asks for page after page of one. */
const MOST_VIEWS = 4;

/** Items of one list by key. A view is filtered and sorted once, and again only after a change. */
export class Table {
  private readonly rows = new Map<string, Row>();
  private readonly views = new Map<string, readonly Row[]>();

  get size(): number {
    return this.rows.size;
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  all(): IterableIterator<Row> {
    return this.rows.values();
  }

  put(row: Row): void {
    this.rows.set(row.key, row);
    this.views.clear();
  }

  remove(key: string): boolean {
    this.views.clear();
    return this.rows.delete(key);
  }

  clear(): void {
    this.rows.clear();
    this.views.clear();
  }

  /** Every row of a view; not to be changed. */
  view(view: View): readonly Row[] {
    const name = JSON.stringify(view);
    const known = this.views.get(name);
    if (known) return known;
    const sorted = [...this.rows.values()].filter((row) => belongs(row, view));
    sorted.sort(comparing(view.order));
    const [oldest] = this.views.keys();
    if (oldest !== undefined && this.views.size >= MOST_VIEWS) this.views.delete(oldest);
    this.views.set(name, sorted);
    return sorted;
  }
}

function belongs({ item, modified }: Row, { since, filter }: View): boolean {
  return (
    modified >= since &&
    Object.entries(filter).every(([field, value]) => textOf(item, field) === value)
  );
}

function comparing(order: string): (one: Row, other: Row) => number {
  const fields = order
    .split(',')
    .filter((field) => field !== '')
    .map((field) => ({ name: field.replace(/^-/, ''), sign: field.startsWith('-') ? -1 : 1 }));
  return (one, other) => {
    for (const { name, sign } of fields) {
      const compared = compare(textOf(one.item, name), textOf(other.item, name));
      if (compared !== 0) return sign * compared;
    }
    return compare(one.key, other.key);
  };
}

/** Numbers by value, as the database has them; all else by its characters. */
function compare(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  if (one !== '' && other !== '' && a !== b && Number.isFinite(a) && Number.isFinite(b))
    return a - b;
  return one < other ? -1 : Number(one > other);
}

function textOf(item: unknown, field: string): string {
  const value = item !== null && typeof item === 'object' ? (item as Item)[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
