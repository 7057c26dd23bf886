import { comparable } from '@ponte/platform';
import type { FieldsConfig, WorkplaceField } from '../config/fields.config';
import type { HireFacts } from './hire-facts';
import { workplaceText } from './workplace-text';

/** A hire as rules and desks speak of it. */
export interface HireFields {
  readonly role: string | null;
  readonly roleCode: string | null;
  readonly workplace: string | null;
  readonly department: string | null;
  readonly departmentCode: string | null;
  readonly branch: string | null;
  readonly branchCode: string | null;
  readonly hiringType: string | null;
}

/** Reads the fields of a hire by the configuration. */
export function hireFields(facts: HireFacts, { role, workplace }: FieldsConfig): HireFields {
  const roles = { role: facts.role.name, job: facts.jobName };
  return {
    role: role.from.map((from) => roles[from]).find((name) => name !== null) ?? null,
    roleCode: facts.role.code,
    workplace: workplaceOf(facts, workplace),
    department: facts.department.name,
    departmentCode: facts.department.code,
    branch: facts.branch.name,
    branchCode: facts.branch.code,
    hiringType: facts.hiringType,
  };
}

/**
 * The custom field by its id, else by its title without case, accents and outer space; of several of one title the first
 * that says anything.
 */
function workplaceOf({ customFields }: HireFacts, { id, title }: WorkplaceField): string | null {
  const byId = customFields.filter((field) => id !== undefined && field.id === id);
  const byTitle = customFields.filter(
    (field) =>
      title !== undefined && field.title !== null && comparable(field.title) === comparable(title),
  );
  for (const { value } of [...byId, ...byTitle]) {
    const text = workplaceText(value);
    if (text !== null) return text;
  }
  return null;
}
