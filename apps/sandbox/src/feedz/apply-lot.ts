import type { Base } from './base';
import { messageOf, type FeedzCode, type Named } from './feedz.codes';
import type { Auxiliary, FeedzEntity, FeedzPerson, ItemError } from './feedz.model';
import type { FeedzSettings } from './feedz.settings';
import { clashingInLot, judgePerson, namesOf, readPerson, type SentPerson } from './person.rules';
import { RecordReader } from './record-reader';

/** What became of a lot. */
export interface Applied {
  readonly accepted: number;
  readonly errors: readonly ItemError[];
}

/** Codes against the records at these places, beside what Feedz itself has against them. */
export type Extra = (index: number, id: string | null) => ItemError | undefined;

/** Judges every record of a lot against the base as it is now, and writes those that nothing is against. */
export function applyLot(
  entity: FeedzEntity,
  records: readonly unknown[],
  base: Base,
  settings: FeedzSettings,
  at: string,
  extra: Extra,
): Applied {
  const readers = records.map((record) => new RecordReader(record, settings.names));
  const judged = judging(entity, readers, base, settings).map((item, index) => {
    const more = extra(index, item.id);
    const own = item.codes.map((code) => errorOf(code, item, index, settings));
    const told = settings.errorsPerItem === 'first' ? own.slice(0, 1) : own;
    return { ...item, errors: more ? [more] : told };
  });
  const taken = judged.filter(({ errors }) => errors.length === 0);
  for (const { write } of taken) write(at);
  return { accepted: taken.length, errors: judged.flatMap(({ errors }) => errors) };
}

/** The code of a record, whichever field it stands in. */
export function idOf(entity: FeedzEntity, record: RecordReader): string | null {
  return record.text(entity === 'persons-bind' ? 'personIntegrationId' : 'integrationId');
}

interface Judged {
  readonly id: string | null;
  readonly codes: readonly FeedzCode[];
  readonly named: Named;
  readonly write: (at: string) => void;
}

function judging(
  entity: FeedzEntity,
  records: readonly RecordReader[],
  base: Base,
  settings: FeedzSettings,
): Judged[] {
  if (entity === 'persons') return judgePersons(records, base, settings);
  if (entity === 'persons-bind') return records.map((record) => judgeBind(record, base, settings));
  return records.map((record) => judgeAuxiliary(entity, record, base, settings));
}

function judgePersons(
  records: readonly RecordReader[],
  base: Base,
  settings: FeedzSettings,
): Judged[] {
  const lot = records.map(readPerson);
  const clashing = clashingInLot(lot);
  return lot.map((sent) => {
    const codes = new Set(judgePerson(sent, base, settings));
    if (clashing.has(sent.index)) codes.add(5013);
    return {
      id: sent.id,
      codes: [...codes].sort((one, other) => one - other),
      named: namesOf(sent),
      write: (at) => base.putPerson(asPerson(sent, base, settings, at)),
    };
  });
}

function judgeBind(record: RecordReader, base: Base, settings: FeedzSettings): Judged {
  const id = idOf('persons-bind', record);
  const manager = record.text('managerIntegrationId');
  const clears = manager === null && settings.bindWithoutManager === 'clear';
  const codes: (FeedzCode | false)[] = [
    !clears && (manager === null || !base.person(manager)) && 5048,
    (id === null || !base.person(id)) && 5049,
    id !== null && id === manager && 5050,
  ];
  return {
    id,
    codes: codes.filter((code) => code !== false),
    named: { id, manager },
    write: (at) => {
      const person = id === null ? undefined : base.person(id);
      if (!person) return;
      const binds = person.binds + 1;
      base.putPerson({ ...person, managerIntegrationId: manager, binds, updatedAt: at });
    },
  };
}

function judgeAuxiliary(
  kind: Auxiliary,
  record: RecordReader,
  base: Base,
  { duplicateDescriptions }: FeedzSettings,
): Judged {
  const id = idOf(kind, record);
  const name = record.text('name');
  const namesake = name === null ? undefined : base.recordNamed(kind, name);
  const clashes = namesake !== undefined && namesake.integrationId !== id;
  const codes: (FeedzCode | false)[] = [
    clashes && duplicateDescriptions === 'refuse' && 4999,
    id === null && 5017,
    name === null && 5018,
  ];
  return {
    id,
    codes: codes.filter((code) => code !== false),
    named: { id, name },
    write: () => {
      if (id !== null && name !== null) base.putRecord(kind, { integrationId: id, name });
    },
  };
}

function asPerson(
  sent: SentPerson,
  base: Base,
  { personClearsManager }: FeedzSettings,
  at: string,
): FeedzPerson {
  const before = base.person(sent.id ?? '');
  const kept = personClearsManager ? null : (before?.managerIntegrationId ?? null);
  const person = {
    integrationId: sent.id ?? '',
    name: sent.name ?? '',
    socialName: sent.socialName,
    email: sent.email ?? '',
    admissionDate: sent.admission,
    dismissalDate: sent.dismissal,
    dismissalType: sent.dismissalType === null ? null : Number(sent.dismissalType),
    unitIntegrationId: sent.unit,
    departmentIntegrationId: sent.department,
    jobDescriptionIntegrationId: sent.job,
  };
  const isIdle = before !== undefined && sameAs(person, before);
  return {
    ...person,
    managerIntegrationId: sent.manager ?? kept,
    writes: (before?.writes ?? 0) + 1,
    idleWrites: (before?.idleWrites ?? 0) + Number(isIdle),
    binds: before?.binds ?? 0,
    updatedAt: at,
  };
}

function sameAs(person: Partial<FeedzPerson>, before: FeedzPerson): boolean {
  return Object.entries(person).every(
    ([name, value]) => before[name as keyof FeedzPerson] === value,
  );
}

function errorOf(
  code: FeedzCode,
  { id, named }: Pick<Judged, 'id' | 'named'>,
  index: number,
  settings: FeedzSettings,
): ItemError {
  const message = messageOf(code, named);
  return {
    code: code === 5012 ? settings.emailCode : code,
    message: settings.brokenMessages ? broken(message, index) : message,
    index,
    integrationId: id,
  };
}

/** Quotes and brackets as careless templates leave them, each kind in turn. */
function broken(message: string, index: number): string {
  const ways = [/'/, /\)/, /=/, /' /];
  return message.replace(ways[index % ways.length] ?? '', index % 2 === 0 ? '' : '"');
}
