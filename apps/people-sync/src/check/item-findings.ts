import type { PersonFields } from '../config/fields.config';
import type { ProfileConfig } from '../config/profile.config';
import { pointersOf } from '../config/pointers';
import { checkPerson } from '../rules/check-person.rules';
import { isActive } from '../rules/choose-bond.rules';
import { dismissalTypeOf } from '../rules/dismissal-type.rules';
import type { EmployeeFacts, EmployeeField, PersonFacts, StructureFacts } from '../rules/facts';
import { localFault } from '../rules/fault-table';
import type { FaultReason, LocalWarning } from '../rules/local-fault';
import { personDraft, personWarnings } from '../rules/person-draft';

/** What an item alone will come to at Feedz. */
export interface Finding {
  /** JSON pointer within the item. */
  readonly pointer: string;
  /** Feedz's code; null if its table has none. */
  readonly code: number | null;
  /** In Portuguese; quotes nothing of the item. */
  readonly message: string;
  /** Whether it is wrong; else it is only told. */
  readonly isFault: boolean;
}

/** Nobody's bond: what is said of a person without one. */
const NO_BOND: EmployeeFacts = {
  ...{ empresa: '', estabelecimento: '', matricula: '', personCode: '', unread: [] },
  ...{ unit: null, department: null, job: null, situation: null, manager: null },
  ...{ admission: null, dismissal: null },
};
const NOT_SAID = 'o vínculo não diz';
const NO_DISMISSAL = { date: null, type: null };

/** Which field a fault of a person is about. */
const FIELDS: Readonly<Partial<Record<FaultReason | LocalWarning['reason'], keyof PersonFields>>> =
  {
    'name-missing': 'name',
    'name-form': 'name',
    'name-characters': 'name',
    'social-name-left-out': 'socialName',
    'e-mail-missing': 'email',
    'e-mail-format': 'email',
    'e-mail-characters': 'email',
  };

/** What is wrong with a person apart from any bond. */
export function personFindings(person: PersonFacts, { datasul }: ProfileConfig): Finding[] {
  const { fields } = datasul.endpoints.persons;
  const draft = personDraft(person, NO_BOND, NO_DISMISSAL);
  const unread = new Set<string>(person.unread);
  const faults = checkPerson(draft).map((fault) => ({ ...fault, isFault: true }));
  const warnings = personWarnings(person, draft).map((each) => ({ ...each, isFault: false }));
  return [...faults, ...warnings]
    .map(({ reason, code, message, isFault }) => {
      const field = FIELDS[reason] ?? 'code';
      return { field, pointer: pointersOf(fields[field])[0] ?? '', code, message, isFault };
    })
    .filter(({ field }) => !unread.has(field))
    .map(({ pointer, code, message, isFault }) => ({ pointer, code, message, isFault }));
}

/** What is wrong with a bond apart from its person and the structure that it names. */
export function employeeFindings(
  bond: EmployeeFacts,
  { datasul }: ProfileConfig,
  today: string,
): Finding[] {
  const { fields } = datasul.endpoints.employees;
  const found: Partial<Record<EmployeeField, FaultReason>> = {};
  for (const field of ['unit', 'department', 'job'] as const)
    if (bond[field] === null) found[field] = `${field}-missing`;
  if (bond.admission === null) found.admission = 'admission-missing';
  if (bond.manager === bond.personCode) found.manager = 'own-manager';
  if (bond.dismissal !== null && !isActive(bond, today)) {
    if (bond.situation === null) found.situation = 'dismissal-type-unknown';
    if ((bond.admission ?? '') > bond.dismissal) found.dismissal = 'admission-after-dismissal';
  }
  return Object.entries(found)
    .filter(([field]) => !bond.unread.includes(field as EmployeeField))
    .map(([field, reason]) => {
      const isStructure = field === 'unit' || field === 'department' || field === 'job';
      const { code, message } = localFault(reason, isStructure ? { detail: NOT_SAID } : {});
      const pointer = pointersOf(fields[field as EmployeeField])[0] ?? '';
      return { pointer, code, message, isFault: true };
    });
}

/** What is wrong with a record of structure by itself; of a situation, the type of a dismissal that it gives. */
export function structureFindings(
  facts: StructureFacts,
  pointers: { readonly name: string; readonly initiative?: string },
  { rules }: ProfileConfig,
): Finding[] {
  if (facts.entity !== 'situation') {
    if (facts.name !== null) return [];
    const { code, message } = localFault('structure-name-missing');
    return [{ pointer: pointers.name, code, message, isFault: true }];
  }
  const type = dismissalTypeOf(facts, rules.employeeInitiative);
  const message =
    typeof type === 'number'
      ? `desligamento com esta situação: tipo ${type}`
      : `desligamento com esta situação fica retido: ${type.missing}`;
  const code = typeof type === 'number' ? null : 5030;
  return [{ pointer: pointers.initiative ?? '', code, message, isFault: false }];
}
