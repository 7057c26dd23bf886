/** Lists of Datasul that people-sync reads; TOTVS publishes the first line's convention, not the items. */
export const LISTS = [
  ...(['situations', 'units', 'departments', 'jobs', 'persons', 'employees'] as const),
];
export type ListName = (typeof LISTS)[number];

/** Where a list is, and which fields name one of its items. */
export interface ListShape {
  readonly path: string;
  readonly key: readonly string[];
}

export const LIST_SHAPES: Readonly<Record<ListName, ListShape>> = {
  situations: { path: '/api/rh/v1/situations', key: ['situationCode'] },
  units: { path: '/api/rh/v1/branches', key: ['companyCode', 'branchCode'] },
  departments: { path: '/api/rh/v1/departments', key: ['departmentCode'] },
  jobs: { path: '/api/rh/v1/jobs', key: ['jobCode', 'level'] },
  persons: { path: '/api/rh/v1/persons', key: ['personCode'] },
  employees: {
    path: '/api/rh/v1/employeeDataContent',
    key: ['companyCode', 'branchCode', 'registration'],
  },
};

/** An item as it is answered; what stands in it is up to whoever put it there. */
export type Item = Readonly<Record<string, unknown>>;

/** All lists with all their items. */
export type Population = Readonly<Record<ListName, readonly Item[]>>;

/** The name of an item in its list, e.g. `10|1|9001`; `undefined` if a field of it is missing. */
export function keyOf(list: ListName, item: Item): string | undefined {
  const parts = LIST_SHAPES[list].key.map((field) => item[field]);
  return parts.every((part) => typeof part === 'string' || typeof part === 'number')
    ? parts.join('|')
    : undefined;
}
