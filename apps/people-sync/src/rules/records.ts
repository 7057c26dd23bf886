import type { FeedzAuxiliary, FeedzBind, FeedzPerson } from '@ponte/clients/feedz';
import type { DismissalType } from './dismissal-type.rules';

/** A unit, department or job description for Feedz. */
export type StructureRecord = FeedzAuxiliary;

/** A person for Feedz, never with a manager: that is bound afterwards. */
export interface PersonRecord extends FeedzPerson {
  readonly dismissalType?: DismissalType;
}

/** A leader for Feedz. */
export type BindRecord = FeedzBind;

/** A person's record before it is known whether it can be one. */
export type PersonDraft = {
  readonly [Key in keyof PersonRecord]-?: Exclude<PersonRecord[Key], undefined> | null;
};
