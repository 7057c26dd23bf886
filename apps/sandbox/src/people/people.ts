import type { Timers } from '../core/timers';
import { keyOf, LISTS, type Item, type ListName, type Population } from './people.model';
import { saoPauloDay } from './sao-paulo-day';
import { Table, type Row } from './table';

/** Lists whose items tell when they were modified. */
const DATED: ReadonlySet<ListName> = new Set<ListName>(['persons', 'employees']);

/** What Datasul has of people and of the structure they work in. */
export class People {
  private readonly tables: Readonly<Record<ListName, Table>>;

  constructor(private readonly timers: Timers) {
    this.tables = Object.fromEntries(LISTS.map((list) => [list, new Table()])) as Record<
      ListName,
      Table
    >;
  }

  table(list: ListName): Table {
    return this.tables[list];
  }

  today(): string {
    return saoPauloDay(this.timers.now());
  }

  /** Puts an item in its place, as modified on the day that it names or else today. */
  put(list: ListName, key: string, item: unknown): Row {
    const row = this.rowOf(list, key, item);
    this.tables[list].put(row);
    return row;
  }

  /** @throws Error for an item without a name: whoever builds one checks that first */
  load(population: Population): void {
    for (const list of LISTS) {
      for (const item of population[list]) {
        const key = keyOf(list, item);
        if (key === undefined) throw new Error(`${list}: an item without ${list}' key`);
        this.put(list, key, item);
      }
    }
  }

  /** Everything there is, in the order in which it came. */
  population(): Record<ListName, unknown[]> {
    return Object.fromEntries(
      LISTS.map((list) => [list, [...this.tables[list].all()].map(({ item }) => item)]),
    ) as Record<ListName, unknown[]>;
  }

  counts(): Record<ListName, number> {
    return Object.fromEntries(LISTS.map((list) => [list, this.tables[list].size])) as Record<
      ListName,
      number
    >;
  }

  clear(): void {
    for (const list of LISTS) this.tables[list].clear();
  }

  private rowOf(list: ListName, key: string, item: unknown): Row {
    if (item === null || typeof item !== 'object' || Array.isArray(item))
      return { key, item, modified: this.today() };
    const told = (item as Item)['dateModified'];
    const modified = typeof told === 'string' && told !== '' ? told : this.today();
    return {
      key,
      item: DATED.has(list) ? { ...item, dateModified: modified } : item,
      modified: modified.slice(0, 10),
    };
  }
}
