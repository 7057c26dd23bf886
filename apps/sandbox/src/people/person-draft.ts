import type { Random } from '../core/random';
import { pick, whole } from './chance';
import { madeUpEmail, madeUpName } from './made-up-names';
import type { Item } from './people.model';
import { ACTIVE } from './structure';

/** A person on the way into the lists. */
export interface PersonDraft {
  person: {
    personCode: string;
    name: string | null;
    socialName: string | null;
    email: string | null;
    cpf: string | null;
  };
  bonds: BondDraft[];
}

/** A bond (FP1500), without the person's code. */
export interface BondDraft {
  companyCode: string;
  branchCode: string;
  registration: string;
  personCode: string | null;
  situationCode: string;
  admissionDate: string | null;
  dismissalDate: string | null;
  jobCode: string;
  jobLevel: string;
  departmentCode: string;
  managerPersonCode: string | null;
}

/** Where people can be put. */
export interface Places {
  readonly units: readonly Item[];
  readonly departments: readonly Item[];
  readonly jobs: readonly Item[];
}

const FIRST_CODE = 10_001;
/** Everybody leads so many others, the first one the first of them. */
const LED_BY_ONE = 8;

export function codeOf(place: number): string {
  return String(FIRST_CODE + place);
}

/** The person at a place, with one bond and nothing wrong. */
export function draftPerson(place: number, places: Places, random: Random): PersonDraft {
  const personCode = codeOf(place);
  const name = madeUpName(place);
  return {
    person: {
      personCode,
      name,
      socialName: random.chance(0.05) ? (name.split(' ')[0] ?? null) : null,
      email: madeUpEmail(name, personCode),
      cpf: `9${String(place).padStart(8, '0')}00`,
    },
    bonds: [draftBond(place, 0, places, random)],
  };
}

/** The nth bond of the person at a place; its registration is nobody else's. */
export function draftBond(
  place: number,
  nth: number,
  { units, departments, jobs }: Places,
  random: Random,
): BondDraft {
  const unit = pick(random, units);
  const job = pick(random, jobs);
  const year = 2010 + whole(random, 14);
  const month = String(1 + whole(random, 12)).padStart(2, '0');
  return {
    companyCode: String(unit['companyCode']),
    branchCode: String(unit['branchCode']),
    registration: String((nth + 1) * 1_000_000 + place),
    personCode: codeOf(place),
    situationCode: ACTIVE,
    admissionDate: `${year}-${month}-${String(1 + whole(random, 28)).padStart(2, '0')}`,
    dismissalDate: null,
    jobCode: String(job['jobCode']),
    jobLevel: String(job['level']),
    departmentCode: String(pick(random, departments)['departmentCode']),
    managerPersonCode: place === 0 ? null : codeOf(Math.floor((place - 1) / LED_BY_ONE)),
  };
}
