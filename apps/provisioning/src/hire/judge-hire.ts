import { dayOf, type Day } from '../calendar/sao-paulo-day';
import type { WorkingDays } from '../calendar/working-days';
import type { ProvisioningConfig } from '../config/provisioning.config';
import { chosen, judgeKits, type KitVerdict } from '../kits/match-kits';
import { itemsOf, type RequestedItem } from '../kits/requested-item';
import type { HireFacts } from './hire-facts';
import { hireFields } from './hire-fields';
import type { Person, PersonFault } from './person';

/** Why a hire cannot be provisioned as it is. */
export type HireFault = PersonFault | 'no-role' | 'no-workplace' | 'no-hiring-date' | 'no-kit';

/** A hire in words: what events tell of it and what the desk is told. Nothing of the person. */
export interface Description {
  readonly role: string | null;
  readonly workplace: string | null;
  readonly department: string | null;
  readonly branch: string | null;
  readonly hiringType: string | null;
  /** First day of work. */
  readonly startsOn: Day | null;
  /** When the equipment must be there. */
  readonly dueOn: Day | null;
}

/** What the rules say of a hire. */
export interface HireJudgement {
  readonly description: Description;
  /** Not empty: it needs a person, and nothing is asked for. */
  readonly faults: readonly HireFault[];
  /** What is to be asked for; empty without a fault: there is nothing to provision. */
  readonly items: readonly RequestedItem[];
  /** Each kit with what spoke for and against it. */
  readonly kits: readonly KitVerdict[];
}

type Rules = Pick<ProvisioningConfig, 'fields' | 'calendar' | 'match' | 'otherwise' | 'kits'>;

/** Judges a hire by the configuration. A hire that needs nothing needs no CPF and no date either. */
export function judgeHire(
  facts: HireFacts,
  person: Person,
  rules: Rules,
  days: WorkingDays,
): HireJudgement {
  const fields = hireFields(facts, rules.fields);
  const kits = judgeKits(rules, fields);
  const given = chosen(kits);
  const items = itemsOf(given);
  const startsOn = dayOf(facts.hiringDate) ?? null;
  const lead = Math.max(
    ...given.map(({ leadWorkingDays }) => leadWorkingDays ?? rules.calendar.leadWorkingDays),
    given.length > 0 ? 0 : rules.calendar.leadWorkingDays,
  );
  const { role, workplace, department, branch, hiringType } = fields;
  const nothingNeeded = given.length > 0 && items.length === 0;
  const faults: HireFault[] = [
    ...person.faults,
    ...(role === null && rules.fields.role.required ? (['no-role'] as const) : []),
    ...(workplace === null && rules.fields.workplace.required ? (['no-workplace'] as const) : []),
    ...(startsOn === null ? (['no-hiring-date'] as const) : []),
    ...(given.length === 0 ? (['no-kit'] as const) : []),
  ];
  return {
    description: {
      ...{ role, workplace, department, branch, hiringType, startsOn },
      dueOn: startsOn === null ? null : days.before(startsOn, lead),
    },
    faults: nothingNeeded ? [] : faults,
    items,
    kits,
  };
}
