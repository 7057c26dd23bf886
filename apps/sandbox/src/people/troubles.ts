import type { Random } from '../core/random';
import { pick, whole } from './chance';
import { codeOf, draftBond, type BondDraft, type PersonDraft, type Places } from './person-draft';
import { ACTIVE, DISMISSED, DISMISSED_UNCLEAR } from './structure';

/** What a trouble has at hand. */
export interface TroubleContext {
  readonly place: number;
  readonly drafts: readonly PersonDraft[];
  readonly places: Places;
  readonly random: Random;
  /** `YYYY-MM-DD`, so many days from the day of the population. */
  readonly day: (fromToday: number) => string;
}

type Trouble = (draft: PersonDraft, context: TroubleContext) => void;

/** What can be the matter with a person, or unusual; each is drawn for itself, in this order. */
export const TROUBLES = {
  /** A second bond in force, admitted earlier. */
  severalBonds: (draft, context) => {
    const [first] = draft.bonds;
    const more = draftBond(context.place, draft.bonds.length, context.places, context.random);
    draft.bonds.push({ ...more, admissionDate: earlier(first), ...led(first) });
  },
  /** A second bond in force, admitted on the same day. */
  sameAdmission: (draft, context) => {
    const [first] = draft.bonds;
    const more = draftBond(context.place, draft.bonds.length, context.places, context.random);
    draft.bonds.push({ ...more, admissionDate: first?.admissionDate ?? null, ...led(first) });
  },
  /** Left once, and came back. */
  rehired: (draft, context) => {
    const [first] = draft.bonds;
    const past = draftBond(context.place, draft.bonds.length, context.places, context.random);
    const left = { admissionDate: '2005-02-01', dismissalDate: '2008-07-31' };
    const situationCode = pick(context.random, DISMISSED);
    draft.bonds.unshift({ ...past, ...left, situationCode, ...led(first) });
  },
  /** Left some time ago. */
  dismissed: (draft, { random, day }) =>
    dismiss(draft, day(-1 - whole(random, 300)), pick(random, DISMISSED)),
  /** Leaves within a month. */
  dismissedLater: (draft, { random, day }) =>
    dismiss(draft, day(1 + whole(random, 30)), pick(random, DISMISSED)),
  /** Left, and the situation does not say how. */
  dismissedUnclear: (draft, { random, day }) =>
    dismiss(draft, day(-1 - whole(random, 300)), pick(random, DISMISSED_UNCLEAR)),
  /** Left, in a situation that there is not. */
  dismissedUnknown: (draft, { day }) => dismiss(draft, day(-30), '99'),
  /** In a situation of dismissal, without a day of it. */
  dismissalWithoutDate: (draft, { random }) => {
    for (const bond of draft.bonds) bond.situationCode = pick(random, DISMISSED);
  },
  /** Left before the admission. */
  admissionAfterDismissal: (draft) => {
    for (const bond of draft.bonds) {
      bond.admissionDate = '2024-05-02';
      bond.dismissalDate = '2024-05-01';
      bond.situationCode = DISMISSED[0] ?? ACTIVE;
    }
  },
  noAdmission: (draft) => onBonds(draft, { admissionDate: null }),
  /** Leads and is led by the same person, or in a longer circle. */
  managerCycle: (draft, { drafts, random }) => {
    const leader = drafts.find(({ person }) => person.personCode === managerOf(draft));
    const chosen = leader ?? pick(random, drafts);
    if (chosen !== draft) onBonds(chosen, { managerPersonCode: draft.person.personCode });
  },
  ownManager: (draft) => onBonds(draft, { managerPersonCode: draft.person.personCode }),
  managerMissing: (draft) => onBonds(draft, { managerPersonCode: '999999' }),
  noManager: (draft) => onBonds(draft, { managerPersonCode: null }),
  unitMissing: (draft) => onBonds(draft, { branchCode: '77' }),
  departmentMissing: (draft) => onBonds(draft, { departmentCode: '9999' }),
  jobMissing: (draft) => onBonds(draft, { jobCode: '9999' }),
  duplicateEmail: (draft, context) => {
    draft.person.email = emailOfAnother(context) ?? draft.person.email;
  },
  duplicateEmailCase: (draft, context) => {
    draft.person.email = emailOfAnother(context)?.toUpperCase() ?? draft.person.email;
  },
  noEmail: (draft, { random }) => (draft.person.email = random.chance(0.5) ? null : ' '),
  badEmail: (draft, { random }) => {
    const bad = ['sem-arroba.example.com', 'duas@@example.com', 'com espaco@example.com'];
    draft.person.email = pick(random, [...bad, 'ponto..duplo@example.com', 'sem-dominio@']);
  },
  noName: (draft) => (draft.person.name = null),
  oneWordName: (draft) => (draft.person.name = draft.person.name?.split(' ')[0] ?? null),
  doubleSpaces: (draft) => (draft.person.name = ` ${draft.person.name?.replace(/ /g, '  ')} `),
  signsInName: (draft, { random }) => {
    draft.person.name = `${draft.person.name} ${pick(random, ['Júnior 2', "D'Ávila", 'Sá-Leal'])}`;
  },
  socialNameIsName: (draft) => (draft.person.socialName = draft.person.name),
  withoutBond: (draft) => (draft.bonds = []),
  bondWithoutPersonCode: (draft) => onBonds(draft, { personCode: null }),
} satisfies Record<string, Trouble>;

export type TroubleName = keyof typeof TROUBLES;
export const TROUBLE_NAMES = Object.keys(TROUBLES) as TroubleName[];

function onBonds(draft: PersonDraft, change: Partial<BondDraft>): void {
  draft.bonds = draft.bonds.map((bond) => ({ ...bond, ...change }));
}

/** Every bond that is in force ends on that day. */
function dismiss(draft: PersonDraft, dismissalDate: string, situationCode: string): void {
  draft.bonds = draft.bonds.map((bond) =>
    bond.dismissalDate === null ? { ...bond, dismissalDate, situationCode } : bond,
  );
}

function managerOf({ bonds }: PersonDraft): string | null {
  return bonds.at(-1)?.managerPersonCode ?? null;
}

function led(bond: BondDraft | undefined): Pick<BondDraft, 'managerPersonCode'> {
  return { managerPersonCode: bond?.managerPersonCode ?? null };
}

function earlier(bond: BondDraft | undefined): string {
  const year = Number((bond?.admissionDate ?? '2012-01-01').slice(0, 4));
  return `${year - 2}-03-15`;
}

function emailOfAnother({ drafts, random, place }: TroubleContext): string | undefined {
  const drawn = whole(random, drafts.length);
  const other = drafts[drawn === place ? (place + 1) % drafts.length : drawn];
  return other?.person.personCode === codeOf(place)
    ? undefined
    : (other?.person.email ?? undefined);
}
