import { Random } from '../core/random';
import { pick, pickOther, whole } from './chance';
import { madeUpEmail, madeUpName } from './made-up-names';
import { keyOf, type Item } from './people.model';
import type { People } from './people';
import { draftBond, type Places } from './person-draft';
import { saoPauloDay } from './sao-paulo-day';
import { ACTIVE, DISMISSED } from './structure';

export const CHANGES = [
  ...(['email', 'name', 'department', 'job', 'manager', 'dismiss', 'rehire', 'hire'] as const),
];
export type ChangeName = (typeof CHANGES)[number];

/** Registrations of bonds that come later begin beyond those of a made-up population. */
const MOST_BONDS = 9;

export interface ChangeOptions {
  /** Of the persons that there are. */
  readonly percent: number;
  readonly seed: number;
  /** What may happen; everything if absent. */
  readonly kinds?: readonly ChangeName[];
  /** The day on which it does, milliseconds. */
  readonly atMs: number;
}

/** Person codes by what happened to them. */
export type Changed = Readonly<Record<ChangeName, readonly string[]>>;

/** A day at the personnel department: so many percent of the people change, nobody in two ways. */
export function change(people: People, options: ChangeOptions): Changed {
  const random = new Random(options.seed);
  const changed: Record<ChangeName, string[]> = Object.fromEntries(
    CHANGES.map((name) => [name, []]),
  ) as unknown as Record<ChangeName, string[]>;
  const bonds = bondsByPerson(people);
  const codes = [...bonds.keys()];
  const wanted = Math.ceil((codes.length * options.percent) / 100);
  for (let n = 0; n < wanted; n += 1) {
    const code = takeOne(codes, random);
    const own = bonds.get(code) ?? [];
    const drawn = pick(random, options.kinds ?? CHANGES);
    const kind = drawn === 'dismiss' && !own.some(isInForce) ? 'rehire' : drawn;
    const context = { people, random, code, codes, today: saoPauloDay(options.atMs) };
    changed[kind].push(changeOne(kind, own, context));
  }
  return changed;
}

interface Context {
  readonly people: People;
  readonly random: Random;
  readonly code: string;
  /** Of those whom nothing has happened to yet. */
  readonly codes: readonly string[];
  readonly today: string;
}

/** @returns the code of the person whom it concerned */
function changeOne(kind: ChangeName, bonds: readonly Item[], context: Context): string {
  const { people, random, code, codes, today } = context;
  const person = people.table('persons').get(code)?.item as Item | undefined;
  const putPerson = (more: Item): void => {
    if (person) people.put('persons', code, { ...person, ...more, dateModified: today });
  };
  const putBonds = (more: Item, which: (bond: Item) => boolean = () => true): void => {
    for (const bond of bonds.filter(which))
      putBond(people, { ...bond, ...more, dateModified: today });
  };
  const leave = (): void =>
    putBonds({ dismissalDate: today, situationCode: pick(random, DISMISSED) }, isInForce);
  const places = placesOf(people);
  const now = bonds.at(-1) ?? {};
  switch (kind) {
    case 'email':
      putPerson({ email: `novo.${code}.${whole(random, 1_000_000)}@pessoas.example.com` });
      return code;
    case 'name':
      putPerson({ name: `${madeUpName(whole(random, 20_000))} Novo` });
      return code;
    case 'department': {
      const { departmentCode } = pickOther(random, places.departments, (other) =>
        isSame(other, now, 'departmentCode'),
      );
      putBonds({ departmentCode });
      return code;
    }
    case 'job': {
      const { jobCode, level } = pickOther(random, places.jobs, (other) =>
        isSame(other, { jobCode: now['jobCode'], level: now['jobLevel'] }, 'jobCode', 'level'),
      );
      putBonds({ jobCode, jobLevel: level });
      return code;
    }
    case 'manager': {
      const others = codes.length > 0 ? codes : [null];
      const current = now['managerPersonCode'];
      putBonds({ managerPersonCode: pickOther(random, others, (other) => other === current) });
      return code;
    }
    case 'dismiss':
      leave();
      return code;
    case 'rehire':
      leave();
      return added(code, code, context, places);
    case 'hire': {
      const hired = nextCode(people);
      const name = madeUpName(Number(hired));
      const email = madeUpEmail(name, hired);
      const fresh = { personCode: hired, name, socialName: null, email, cpf: null };
      people.put('persons', hired, { ...fresh, dateModified: today });
      return added(hired, code, context, places);
    }
  }
}

/** A bond from today on. */
function added(code: string, leader: string, context: Context, places: Places): string {
  const { people, random, today } = context;
  const bond = draftBond(people.table('employees').size, MOST_BONDS, places, random);
  while (people.table('employees').get(keyOf('employees', { ...bond }) ?? ''))
    bond.registration = String(Number(bond.registration) + 1);
  putBond(people, {
    ...bond,
    personCode: code,
    managerPersonCode: leader === code ? null : leader,
    situationCode: ACTIVE,
    admissionDate: today,
    dateModified: today,
  });
  return code;
}

function isInForce({ dismissalDate }: Item): boolean {
  return dismissalDate === null || dismissalDate === undefined;
}

function isSame(one: Item, other: Item, ...fields: readonly string[]): boolean {
  return fields.every((field) => one[field] === other[field]);
}

function putBond(people: People, bond: Item): void {
  const key = keyOf('employees', bond);
  if (key !== undefined) people.put('employees', key, bond);
}

function bondsByPerson(people: People): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const { key } of people.table('persons').all()) found.set(key, []);
  for (const { item } of people.table('employees').all())
    found.get(String((item as Item)['personCode']))?.push(item as Item);
  return found;
}

function placesOf(people: People): Places {
  const all = (list: 'units' | 'departments' | 'jobs'): Item[] =>
    [...people.table(list).all()].map(({ item }) => item as Item);
  return { units: all('units'), departments: all('departments'), jobs: all('jobs') };
}

function takeOne(codes: string[], random: Random): string {
  const at = whole(random, codes.length);
  const code = codes[at] ?? '';
  codes[at] = codes.at(-1) ?? '';
  codes.pop();
  return code;
}

function nextCode(people: People): string {
  let code = 50_001 + people.table('persons').size;
  while (people.table('persons').get(String(code))) code += 1;
  return String(code);
}
