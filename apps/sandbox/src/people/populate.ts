import { Random } from '../core/random';
import { pick } from './chance';
import { TROUBLES, TROUBLE_NAMES, type TroubleName } from './troubles';
import { draftPerson, type PersonDraft } from './person-draft';
import type { Item, Population } from './people.model';
import { saoPauloDay } from './sao-paulo-day';
import { madeUpStructure } from './structure';

/** What is wrong with the structure, beside the persons' {@link TroubleName}s. */
export const STRUCTURE_TROUBLES = ['duplicateDescription', 'structureWithoutName'] as const;
export type StructureTrouble = (typeof STRUCTURE_TROUBLES)[number];

/** Which population is made up. The same options make the same one, item for item. */
export interface PopulateOptions {
  readonly persons: number;
  readonly seed: number;
  /** Percent of the persons (or of jobs and departments) that each trouble meets; a number: all of them alike. */
  readonly troubles: number | Partial<Record<TroubleName | StructureTrouble, number>>;
  /** The day from which dismissals are counted, in milliseconds. */
  readonly atMs: number;
  /** `dateModified` of everything; the day on which it is put into the lists if absent. */
  readonly dateModified?: string;
}

/** Persons with their bonds, and the structure they work in. */
export function populate(options: PopulateOptions): Population {
  const { persons, seed, dateModified, atMs } = options;
  const random = new Random(seed);
  const places = madeUpStructure(persons);
  const drafts = Array.from({ length: persons }, (_, n) => draftPerson(n, places, random));
  const day = (days: number): string => saoPauloDay(atMs, days);
  for (const name of TROUBLE_NAMES) {
    const percent = percentOf(options, name);
    for (const [place, draft] of drafts.entries()) {
      if (random.chance(percent / 100))
        TROUBLES[name](draft, { place, drafts, places, random, day });
    }
  }
  const dated = dateModified === undefined ? {} : { dateModified };
  return {
    ...places,
    departments: describedAlike(places.departments, options, random),
    jobs: describedAlike(places.jobs, options, random),
    persons: drafts.map(({ person }) => ({ ...person, ...dated })),
    employees: drafts.flatMap(({ bonds }: PersonDraft) =>
      bonds.map((bond) => ({ ...bond, ...dated })),
    ),
  };
}

function describedAlike(
  items: readonly Item[],
  options: PopulateOptions,
  random: Random,
): readonly Item[] {
  const [alike, nameless] = STRUCTURE_TROUBLES.map((name) => percentOf(options, name) / 100);
  return items.map((item) => {
    const { description } = pick(random, items);
    if (random.chance(alike ?? 0)) return { ...item, description };
    return random.chance(nameless ?? 0) ? { ...item, description: null } : item;
  });
}

function percentOf({ troubles }: PopulateOptions, name: TroubleName | StructureTrouble): number {
  return typeof troubles === 'number' ? troubles : (troubles[name] ?? 0);
}
