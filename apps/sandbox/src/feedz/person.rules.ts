import type { Base } from './base';
import { plain } from './base';
import type { FeedzCode, Named } from './feedz.codes';
import type { FeedzSettings } from './feedz.settings';
import type { RecordReader } from './record-reader';

/** A person of a lot as it was sent. */
export interface SentPerson {
  readonly index: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly socialName: string | null;
  readonly email: string | null;
  readonly admission: string | null;
  readonly dismissal: string | null;
  readonly dismissalType: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly job: string | null;
  readonly manager: string | null;
}

/** First name, surname, single spaces; letters with their accents. */
const LETTERS = /^\p{L}+(?: \p{L}+)+$/u;
const WORDS = /^\S+(?: \S+)+$/;
/** As HTML has it, with a domain of two labels at least and no dot beside another. */
const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DISMISSAL_TYPES: readonly (string | null)[] = [null, '1', '2', '3'];

export function readPerson(record: RecordReader, index: number): SentPerson {
  return {
    index,
    id: record.text('integrationId'),
    name: record.text('name'),
    socialName: record.text('socialName'),
    email: record.text('email'),
    admission: record.text('admissionDate'),
    dismissal: record.text('dismissalDate'),
    dismissalType: record.text('dismissalType'),
    unit: record.text('unitIntegrationId'),
    department: record.text('departmentIntegrationId'),
    job: record.text('jobDescriptionIntegrationId'),
    manager: record.text('managerIntegrationId'),
  };
}

/** Everything that Feedz has against a person: about the record itself, and about the base as it is before the lot. */
export function judgePerson(sent: SentPerson, base: Base, settings: FeedzSettings): FeedzCode[] {
  const { id, name, email } = sent;
  const codes: (FeedzCode | false)[] = [
    id === null && 5009,
    name === null && 5011,
    email === null && 5012,
    name !== null && !isName(name, settings) && 5014,
    name !== null && sent.socialName !== null && plain(sent.socialName) === plain(name) && 5015,
    email !== null && !EMAIL.test(email) && 5016,
    sent.dismissal !== null && sent.dismissalType === null && 5030,
    sent.dismissal === null && sent.dismissalType !== null && 5031,
    isLater(sent.admission, sent.dismissal) && 5032,
    isStrange(sent) && 4999,
    ...judgeReferences(sent, base),
    isTaken(sent, base, settings) && 5013,
  ];
  return codes.filter((code) => code !== false).sort((one, other) => one - other);
}

/** Who of a lot has the same e-mail as somebody else in it, or two e-mails: all of them. Places in the lot. */
export function clashingInLot(lot: readonly SentPerson[]): ReadonlySet<number> {
  const clashing = (key: (sent: SentPerson) => string | null, value: typeof key): number[] => {
    const seen = new Map<string, Set<string>>();
    for (const sent of lot) {
      const [by, of] = [key(sent), value(sent)];
      if (by !== null && of !== null) seen.set(by, (seen.get(by) ?? new Set()).add(of));
    }
    return lot
      .filter((sent) => (seen.get(key(sent) ?? '')?.size ?? 0) > 1)
      .map(({ index }) => index);
  };
  const email = (sent: SentPerson): string | null => sent.email && plain(sent.email);
  const id = (sent: SentPerson): string | null => sent.id;
  return new Set([...clashing(email, id), ...clashing(id, email)]);
}

/** What a message about this person names. */
export function namesOf({ id, name, email, manager }: SentPerson): Named {
  return { id, name, email, manager };
}

function judgeReferences(sent: SentPerson, base: Base): (FeedzCode | false)[] {
  const { id, manager, department, unit, job } = sent;
  return [
    manager !== null && manager !== id && !base.person(manager) && 5003,
    manager !== null && manager === id && 5004,
    department !== null && !base.record('departments', department) && 5005,
    unit !== null && !base.record('units', unit) && 5006,
    job !== null && !base.record('job-descriptions', job) && 5008,
  ];
}

function isTaken({ id, email }: SentPerson, base: Base, { emailChanges }: FeedzSettings): boolean {
  if (id === null || email === null) return false;
  const owner = base.ownerOf(email);
  const before = base.person(id);
  return (
    (owner !== undefined && owner !== id) ||
    (emailChanges === 'refuse' && before !== undefined && plain(before.email) !== plain(email))
  );
}

function isName(name: string, { signsInNames }: FeedzSettings): boolean {
  return (signsInNames === 'refuse' ? LETTERS : WORDS).test(name);
}

function isLater(admission: string | null, dismissal: string | null): boolean {
  return admission !== null && dismissal !== null && admission > dismissal;
}

/** What the table has no code for. */
function isStrange({ admission, dismissal, dismissalType }: SentPerson): boolean {
  return (
    [admission, dismissal].some((date) => date !== null && !DAY.test(date)) ||
    !DISMISSAL_TYPES.includes(dismissalType)
  );
}
