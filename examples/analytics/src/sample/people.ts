import type { Chance } from './chance.ts';
import { DAY, HOUR, iso, SAMPLE_UNTIL, type SampleRecord, sampleRecord } from './sample-record.ts';

const PROFILE = { profile: 'holding-producao', environment: 'producao' };
const SERVICE = '/ponte/people-sync';
const UNITS = ['Matriz', 'Campinas', 'Curitiba'];
const DEPARTMENTS = ['Financeiro', 'Atendimento', 'Tecnologia', 'Ensino', 'Enfermagem'];
const JOBS = ['Analista', 'Auxiliar', 'Professor', 'Enfermeiro', 'Recepcionista', 'Gerente'];

/** Feedz's codes that a person may be refused by, by how often they come. */
const REFUSALS = [
  { code: 5016, reason: 'e-mail-format' },
  { code: 5013, reason: 'e-mail-taken' },
  { code: 5016, reason: 'e-mail-format' },
  { code: 5014, reason: 'name-characters' },
];

const READ_AT = SAMPLE_UNTIL - 12 * HOUR;

/** Who works there at the end of the year, who left, and how far Feedz has them. */
export function samplePeople(chance: Chance, persons: number): SampleRecord[] {
  const runId = chance.uuid();
  const structure = structures();
  return [
    ...structure.map((each) => datasulStructure(chance, each)),
    ...structure.map((each) => feedzStructure(chance, runId, each)),
    ...Array.from({ length: persons }, () => person(chance, runId)).flat(),
  ];
}

interface Structure {
  readonly entity: 'unit' | 'department' | 'job';
  readonly code: string;
  readonly name: string;
}

function structures(): Structure[] {
  const of = (entity: Structure['entity'], names: readonly string[], code: (n: number) => string) =>
    names.map((name, index) => ({ entity, code: code(index + 1), name }));
  return [
    ...of('unit', UNITS, (n) => `10|${n}`),
    ...of('department', DEPARTMENTS, (n) => `10.20.0${n}0`),
    ...of('job', JOBS, (n) => String(1_200 + n)),
  ];
}

function datasulStructure(chance: Chance, each: Structure): SampleRecord {
  const key = `${PROFILE.profile}/${each.entity}/${each.code}`;
  const value = { ...PROFILE, ...each, version: 1, present: true, changedAt: iso(READ_AT) };
  return sampleRecord('datasul.structure.v1', key, chance.uuid(), SERVICE, READ_AT, value);
}

function feedzStructure(chance: Chance, runId: string, { entity, code }: Structure): SampleRecord {
  const key = `${PROFILE.profile}/${entity}/${code}`;
  const told = settled(chance, runId, { state: 'accepted', by: 'feedz' });
  return sampleRecord('feedz.structure.settled.v1', key, chance.uuid(), SERVICE, READ_AT + HOUR, {
    ...told,
    entity,
    structure: code,
  });
}

function person(chance: Chance, runId: string): SampleRecord[] {
  const hash = chance.hex(64);
  const admission = monthsBefore(
    chance.happens(0.55) ? chance.whole(13, 110) : chance.whole(0, 12),
  );
  const dismissal = chance.happens(0.17) ? monthsBefore(chance.whole(0, 11)) : null;
  const dismissalMonth = dismissal !== null && dismissal > admission ? dismissal : null;
  const unit = chance.whole(1, UNITS.length);
  const state = {
    ...PROFILE,
    person: hash,
    version: chance.whole(1, 6),
    present: true,
    bonds: [
      {
        bond: chance.hex(64),
        empresa: '10',
        estabelecimento: String(unit),
        unit: `10|${unit}`,
        department: `10.20.0${chance.whole(1, DEPARTMENTS.length)}0`,
        job: String(1_200 + chance.whole(1, JOBS.length)),
        situation: dismissalMonth === null ? '1' : '5',
        active: dismissalMonth === null,
        admissionMonth: admission,
        dismissalMonth,
      },
    ],
    changedAt: iso(READ_AT),
    sealed: { person: chance.sealed('person', 'datasul', PROFILE.profile, hash.slice(0, 8)) },
  };
  const tell = (topic: string, told: object): SampleRecord =>
    sampleRecord(topic, hash, chance.uuid(), SERVICE, READ_AT + HOUR, {
      ...settled(chance, runId, told),
      person: hash,
    });
  const accepted = { state: 'accepted', by: 'feedz' };
  const records = [sampleRecord('datasul.person.v1', hash, chance.uuid(), SERVICE, READ_AT, state)];
  if (chance.happens(0.045))
    return [
      ...records,
      tell('feedz.person.settled.v1', { state: 'refused', by: 'ponte', ...chance.pick(REFUSALS) }),
    ];
  records.push(tell('feedz.person.settled.v1', accepted));
  const leader = { entity: 'person', key: chance.hex(64) };
  const held = {
    state: 'held',
    by: 'feedz',
    code: 5048,
    reason: 'leader-missing',
    heldFor: [leader],
  };
  return [
    ...records,
    tell('feedz.leader.settled.v1', {
      ...(chance.happens(0.03) ? held : accepted),
      manager: leader.key,
    }),
  ];
}

function settled(chance: Chance, runId: string, told: object): Record<string, unknown> {
  const sealed = { message: chance.sealed('message', 'datasul', PROFILE.profile, chance.hex(8)) };
  return {
    ...PROFILE,
    runId,
    code: null,
    reason: null,
    heldFor: [],
    version: 1,
    settledAt: iso(READ_AT + HOUR),
    sealed,
    ...told,
  };
}

function monthsBefore(months: number): string {
  const end = new Date(SAMPLE_UNTIL - DAY);
  return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - months, 15))
    .toISOString()
    .slice(0, 7);
}
