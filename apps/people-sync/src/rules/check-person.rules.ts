import { isEmail } from './e-mail.rules';
import { localFault } from './fault-table';
import type { FaultReason, LocalFault } from './local-fault';
import { hasTwoWords, isSameName } from './person-name.rules';
import type { PersonDraft } from './records';

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * Every code of Feedz's table that a person's record alone can be refused with, all at once.
 * 5003 and 5004 cannot be: a record never has a manager. 5005 to 5008 and 5013 depend on other records.
 */
export function checkPerson(draft: PersonDraft): LocalFault[] {
  return reasons(draft).map((reason) => localFault(reason));
}

function reasons(draft: PersonDraft): FaultReason[] {
  const found: FaultReason[] = [];
  const { name, socialName, email, admissionDate, dismissalDate, dismissalType } = draft;
  if (isBlank(draft.integrationId)) found.push('integration-id-missing');
  if (name === null || isBlank(name)) found.push('name-missing');
  else if (!hasTwoWords(name)) found.push('name-form');
  if (name !== null && socialName !== null && isSameName(socialName, name))
    found.push('social-name-equal');
  if (email === null || isBlank(email)) found.push('e-mail-missing');
  else if (!isEmail(email)) found.push('e-mail-format');
  if (dismissalDate !== null && dismissalType === null) found.push('dismissal-type-missing');
  if (dismissalDate === null && dismissalType !== null) found.push('dismissal-date-missing');
  if (admissionDate !== null && dismissalDate !== null && admissionDate > dismissalDate)
    found.push('admission-after-dismissal');
  return found;
}
