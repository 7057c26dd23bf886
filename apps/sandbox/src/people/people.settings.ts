import { object } from '../core/check';
import { LISTS, type ListName } from './people.model';

export const LIST_TROUBLES = ['empty', 'half', 'ends', 'repeats', 'twice'] as const;

/** How a list is not what it should be. */
export interface ListTrouble {
  readonly list: ListName;
  /**
   * `empty`: nothing in it. `half`: its second half is missing. `ends`: `page` says it is the last. `repeats`: what
   * follows `page` is that page again, without an end. `twice`: that page comes twice, then the list goes on.
   */
  readonly kind: (typeof LIST_TROUBLES)[number];
  /** 1 if absent. */
  readonly page?: number;
}

/** Settings of the lists, beside those of the payroll. */
export interface PeopleSettings {
  /** So many persons are made up at the start and at a reset. */
  readonly listPersons: number;
  readonly listTroubles: readonly ListTrouble[];
  /** Items of a page where the reader names none. */
  readonly listPageSize: number;
  /** More than this is not answered, however many are asked for. */
  readonly listMostItems: number;
  /** How `hasNext` is written. */
  readonly listHasNext: 'boolean' | 'text';
  /** Whether `total` comes along, and what it says. */
  readonly listTotal: 'none' | 'right' | 'wrong';
  /** Whether the filter by day is applied, or everything comes anyway. */
  readonly listDateModified: 'honoured' | 'ignored';
  /** Whether codes are written as numbers where they are. */
  readonly listCodesAsNumbers: boolean;
}

export const PEOPLE_DEFAULTS: PeopleSettings = {
  listPersons: 0,
  listTroubles: [],
  listPageSize: 20,
  listMostItems: 1_000,
  listHasNext: 'boolean',
  listTotal: 'none',
  listDateModified: 'honoured',
  listCodesAsNumbers: false,
};

const many = { type: 'integer', minimum: 1, maximum: 10_000 };

/** JSON Schema of the properties of {@link PeopleSettings}. */
export const peopleSettingsSchema = {
  listTroubles: {
    type: 'array',
    maxItems: 20,
    items: object(
      {
        list: { enum: LISTS },
        kind: { enum: [...LIST_TROUBLES] },
        page: { type: 'integer', minimum: 1 },
      },
      ['list', 'kind'],
    ),
  },
  listPageSize: many,
  listMostItems: many,
  listHasNext: { enum: ['boolean', 'text'] },
  listTotal: { enum: ['none', 'right', 'wrong'] },
  listDateModified: { enum: ['honoured', 'ignored'] },
  listCodesAsNumbers: { type: 'boolean' },
};
