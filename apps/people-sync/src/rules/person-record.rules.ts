import type { RulesConfig } from '../config/rules.config';
import { bondFaults } from './bond-faults.rules';
import { checkPerson } from './check-person.rules';
import { chooseBond, isActive } from './choose-bond.rules';
import { dismissalTypeOf } from './dismissal-type.rules';
import type { AuxiliaryEntity, EmployeeFacts, PersonFacts, StructureFacts } from './facts';
import { localFault } from './fault-table';
import type { LocalFault, LocalWarning } from './local-fault';
import { type Dismissal, personDraft, personWarnings, recordOf } from './person-draft';
import type { PersonRecord } from './records';
import { unreadFaults } from './unread-fields.rules';

/** What a person's record depends on besides the person. */
export interface PersonContext {
  /** `YYYY-MM-DD` in São Paulo. */
  readonly today: string;
  readonly rules: Pick<RulesConfig, 'employeeInitiative'>;
  /** Situations by code. */
  readonly situation: (code: string) => StructureFacts | undefined;
  /** Whether a structure record is at Feedz, or will be before the persons are sent. */
  readonly knows: (entity: AuxiliaryEntity, code: string) => boolean;
  /** Whether a bond that was in force is not listed any more. */
  readonly lostActiveBond?: boolean;
}

export type PersonVerdict =
  | {
      readonly ok: true;
      readonly record: PersonRecord;
      readonly bond: EmployeeFacts;
      readonly warnings: readonly LocalWarning[];
    }
  | {
      readonly ok: false;
      /** All there are, at least one; {@link mainFault} is the one to tell. */
      readonly faults: readonly LocalFault[];
      /** The bond that was chosen, if there is one. */
      readonly bond?: EmployeeFacts;
    };

/**
 * The one record of a person for Feedz, or everything that keeps it from being one.
 * @param person undefined: employees name a person that the list of persons lacks
 * @param bonds all that are present
 */
export function personRecord(
  person: PersonFacts | undefined,
  bonds: readonly EmployeeFacts[],
  context: PersonContext,
): PersonVerdict {
  const bond = chooseBond(bonds, context.today);
  if (person === undefined || bond === undefined) {
    const faults = [localFault(person === undefined ? 'person-missing' : 'bond-missing')];
    return { ok: false, faults, ...(bond && { bond }) };
  }
  const dismissal = dismissalOf(bond, context);
  const draft = personDraft(person, bond, dismissal);
  // What is not listed is no dismissal: a former bond that is left must not make one of it.
  const isGuess = context.lostActiveBond === true && !isActive(bond, context.today);
  const unread = unreadFaults(person, bond, bonds);
  const found = [...checkPerson(draft), ...bondFaults(bond, dismissal, context.knows)];
  const faults = [
    ...(isGuess ? [localFault('bond-gone')] : []),
    ...unread.faults,
    ...found.filter(({ reason }) => !unread.explained.has(reason)),
  ];
  return faults.length > 0
    ? { ok: false, faults, bond }
    : { ok: true, record: recordOf(draft), bond, warnings: personWarnings(person, draft) };
}

/** The fault by which a record is told: one that demands a change before one that may pass by itself. */
export function mainFault(faults: readonly LocalFault[]): LocalFault | undefined {
  return faults.find(({ state }) => state === 'refused') ?? faults[0];
}

/** A dismissal is told from its own day on; before it the person is active. */
function dismissalOf(bond: EmployeeFacts, { today, rules, situation }: PersonContext): Dismissal {
  if (bond.dismissal === null || isActive(bond, today)) return { date: null, type: null };
  const type =
    bond.situation === null
      ? { missing: 'o vínculo não diz a situação' }
      : dismissalTypeOf(situation(bond.situation), rules.employeeInitiative);
  return typeof type === 'number'
    ? { date: bond.dismissal, type }
    : { date: bond.dismissal, type: null, missing: type.missing };
}
