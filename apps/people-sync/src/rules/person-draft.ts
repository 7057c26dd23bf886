import type { DismissalType } from './dismissal-type.rules';
import { isBeyondAscii } from './e-mail.rules';
import type { EmployeeFacts, PersonFacts } from './facts';
import type { LocalWarning } from './local-fault';
import { hasOtherSigns, isSameName, personName } from './person-name.rules';
import type { PersonDraft, PersonRecord } from './records';

/** A dismissal that has taken place. */
export interface Dismissal {
  /** `YYYY-MM-DD`; null: there is none. */
  readonly date: string | null;
  readonly type: DismissalType | null;
  /** Why there is no type, in Portuguese. */
  readonly missing?: string;
}

/** What a person's record will be if nothing is wrong with it. A social name that is the name is left out (5015). */
export function personDraft(
  person: PersonFacts,
  bond: EmployeeFacts,
  dismissal: Dismissal,
): PersonDraft {
  const name = person.name === null ? null : personName(person.name);
  const socialName = person.socialName === null ? null : personName(person.socialName);
  return {
    integrationId: person.code,
    name,
    socialName:
      socialName === null || (name !== null && isSameName(socialName, name)) ? null : socialName,
    email: person.email,
    admissionDate: bond.admission,
    dismissalDate: dismissal.date,
    dismissalType: dismissal.type,
    unitIntegrationId: bond.unit,
    departmentIntegrationId: bond.department,
    jobDescriptionIntegrationId: bond.job,
  };
}

/** @throws Error if something is missing that checks should have found */
export function recordOf(draft: PersonDraft): PersonRecord {
  const must = <T>(value: T | null): T => {
    if (value === null) throw new Error('a person without faults lacks a field');
    return value;
  };
  const { socialName, dismissalDate, dismissalType } = draft;
  return {
    integrationId: must(draft.integrationId),
    name: must(draft.name),
    ...(socialName !== null && { socialName }),
    email: must(draft.email),
    admissionDate: must(draft.admissionDate),
    ...(dismissalDate !== null && { dismissalDate }),
    ...(dismissalType !== null && { dismissalType }),
    unitIntegrationId: must(draft.unitIntegrationId),
    departmentIntegrationId: must(draft.departmentIntegrationId),
    jobDescriptionIntegrationId: must(draft.jobDescriptionIntegrationId),
  };
}

/** What is sent otherwise than read, and what Feedz may refuse all the same: its own rules are not published. */
export function personWarnings(person: PersonFacts, draft: PersonDraft): LocalWarning[] {
  const warnings: LocalWarning[] = [];
  if (draft.name !== null && hasOtherSigns(draft.name))
    warnings.push({
      ...{ code: 5014, reason: 'name-characters' },
      message: 'o nome tem sinais além de letras: a Feedz pode recusar',
    });
  if (person.socialName !== null && draft.socialName === null)
    warnings.push({
      ...{ code: 5015, reason: 'social-name-left-out' },
      message: 'o nome social é igual ao nome e não é enviado',
    });
  if (draft.email !== null && isBeyondAscii(draft.email))
    warnings.push({
      ...{ code: 5016, reason: 'e-mail-characters' },
      message: 'o e-mail tem letras com acento ou de outro alfabeto: a Feedz pode recusar',
    });
  return warnings;
}
