import type { DismissalType } from './dismissal-type.rules';

/** A unit, department or job description for Feedz. */
export interface StructureRecord {
  readonly integrationId: string;
  readonly name: string;
}

/** A person for Feedz, never with a manager: that is bound afterwards. Days `YYYY-MM-DD`. */
export interface PersonRecord {
  readonly integrationId: string;
  readonly name: string;
  readonly socialName?: string;
  readonly email: string;
  readonly admissionDate: string;
  readonly dismissalDate?: string;
  readonly dismissalType?: DismissalType;
  readonly unitIntegrationId: string;
  readonly departmentIntegrationId: string;
  readonly jobDescriptionIntegrationId: string;
}

/** A leader for Feedz. */
export interface BindRecord {
  readonly personIntegrationId: string;
  readonly managerIntegrationId: string;
}

/** A person's record before it is known whether it can be one. */
export type PersonDraft = {
  readonly [Key in keyof PersonRecord]-?: Exclude<PersonRecord[Key], undefined> | null;
};
