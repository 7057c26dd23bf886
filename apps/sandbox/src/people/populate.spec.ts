import type { Item, Population } from './people.model';
import { populate } from './populate';
import { TROUBLE_NAMES, type TroubleName } from './troubles';

const atMs = Date.parse('2026-03-02T18:41:24.120Z');
const TODAY = '2026-03-02';
const made = (troubles: number | object = {}, persons = 60): Population =>
  populate({ persons, seed: 9, troubles, atMs });
const only = (name: string, percent = 100): Population => made({ [name]: percent });

const text = (item: Item | undefined, field: string): string => String(item?.[field] ?? '');
/** Whether both days are there, and the first is before the second. */
const isBefore = (one: string, other: string): boolean => one !== '' && one < other;
const bondsOf = ({ employees }: Population, code: string): readonly Item[] =>
  employees.filter(({ personCode }) => personCode === code);
const known = (population: Population, list: keyof Population, ...fields: string[]) =>
  new Set(population[list].map((item) => fields.map((field) => item[field]).join('|')));

/** Of how many persons or bonds something must hold when the trouble meets everybody. */
const everyPerson =
  (holds: (person: Item) => boolean) =>
  ({ persons }: Population): boolean =>
    persons.every(holds);
const everyBond =
  (holds: (bond: Item) => boolean) =>
  ({ employees }: Population): boolean =>
    employees.every(holds);

const EXPECTED: Readonly<Record<TroubleName, (population: Population) => boolean>> = {
  severalBonds: ({ employees }) =>
    employees.length === 120 && employees.every(({ dismissalDate }) => dismissalDate === null),
  sameAdmission: (population) =>
    population.persons.every((person) => {
      const [one, other] = bondsOf(population, text(person, 'personCode'));
      return other !== undefined && one?.['admissionDate'] === other['admissionDate'];
    }),
  rehired: (population) =>
    population.persons.every((person) => {
      const [past, present] = bondsOf(population, text(person, 'personCode'));
      return isBefore(text(past, 'dismissalDate'), text(present, 'admissionDate'));
    }),
  dismissed: everyBond((bond) => isBefore(text(bond, 'dismissalDate'), TODAY)),
  dismissedLater: everyBond((bond) => isBefore(TODAY, text(bond, 'dismissalDate'))),
  dismissedUnclear: everyBond(({ situationCode }) => /^2[45]$/.test(String(situationCode))),
  dismissedUnknown: everyBond(({ situationCode }) => situationCode === '99'),
  dismissalWithoutDate: everyBond(
    ({ situationCode, dismissalDate }) =>
      /^2[123]$/.test(String(situationCode)) && dismissalDate === null,
  ),
  admissionAfterDismissal: everyBond((bond) =>
    isBefore(text(bond, 'dismissalDate'), text(bond, 'admissionDate')),
  ),
  noAdmission: everyBond(({ admissionDate }) => admissionDate === null),
  managerCycle: (population) => population.persons.some((person) => isInCycle(population, person)),
  ownManager: everyBond(({ personCode, managerPersonCode }) => personCode === managerPersonCode),
  managerMissing: everyBond(({ managerPersonCode }) => managerPersonCode === '999999'),
  noManager: everyBond(({ managerPersonCode }) => managerPersonCode === null),
  unitMissing: (population) => {
    const units = known(population, 'units', 'companyCode', 'branchCode');
    return everyBond(
      (bond) => !units.has(`${text(bond, 'companyCode')}|${text(bond, 'branchCode')}`),
    )(population);
  },
  departmentMissing: everyBond(({ departmentCode }) => departmentCode === '9999'),
  jobMissing: everyBond(({ jobCode }) => jobCode === '9999'),
  duplicateEmail: (population) => known(population, 'persons', 'email').size < 45,
  duplicateEmailCase: everyPerson(({ email }) => /[A-Z]/.test(String(email))),
  noEmail: everyPerson(({ email }) => email === null || email === ' '),
  badEmail: everyPerson(
    ({ email }) =>
      !/^[^@ ]+[^@ .]@[^@ ]+\.[a-z]+$/.test(String(email)) || /\.\./.test(String(email)),
  ),
  noName: everyPerson(({ name }) => name === null),
  oneWordName: everyPerson(({ name }) => /^\S+$/.test(String(name))),
  doubleSpaces: everyPerson(({ name }) => /^ \S+ {2}\S+ {2}\S+ $/.test(String(name))),
  signsInName: everyPerson(({ name }) => /['\d-]/.test(String(name))),
  socialNameIsName: everyPerson(({ name, socialName }) => name === socialName),
  withoutBond: ({ employees, persons }) => employees.length === 0 && persons.length === 60,
  bondWithoutPersonCode: everyBond(({ personCode }) => personCode === null),
};

function isInCycle(population: Population, person: Item): boolean {
  const leads = new Map(
    population.employees.map((bond) => [bond['personCode'], bond['managerPersonCode']]),
  );
  const seen = new Set<unknown>();
  let code: unknown = person['personCode'];
  while (code !== null && code !== undefined && !seen.has(code)) {
    seen.add(code);
    code = leads.get(code);
  }
  return code !== null && code !== undefined;
}

describe('a made-up population', () => {
  it('is clean where no trouble is asked for', () => {
    const clean = made({}, 300);
    const wrong = TROUBLE_NAMES.filter((name) => EXPECTED[name](clean));
    expect(wrong).toEqual([]);
    expect(known(clean, 'persons', 'email').size).toBe(300);
    for (const list of ['units', 'departments', 'jobs'] as const)
      expect(known(clean, list, 'description').size).toBe(clean[list].length);
    expect(clean.persons.some((person) => isInCycle(clean, person))).toBe(false);
    expect(clean.persons.every(({ name }) => /^\p{L}+( \p{L}+)+$/u.test(String(name)))).toBe(true);
  });

  it.each(TROUBLE_NAMES)('has what %s says', (name) => {
    expect(EXPECTED[name](only(name))).toBe(true);
  });

  it('has only so many percent of it', () => {
    const { persons } = made({ noName: 10 }, 2_000);
    const count = persons.filter(({ name }) => name === null).length;
    expect(count).toBeGreaterThan(120);
    expect(count).toBeLessThan(280);
  });

  it('has descriptions that clash, and some that are missing', () => {
    const alike = only('duplicateDescription', 50);
    expect(known(alike, 'jobs', 'description').size).toBeLessThan(alike.jobs.length);
    const nameless = only('structureWithoutName', 100);
    expect(nameless.departments.every(({ description }) => description === null)).toBe(true);
  });

  it('keeps registrations apart, whatever the troubles', () => {
    const population = made(50, 500);
    const names = known(population, 'employees', 'companyCode', 'branchCode', 'registration');
    expect(names.size).toBe(population.employees.length);
  });
});
