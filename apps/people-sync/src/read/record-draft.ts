import { bondHashText, canonicalJson, cpfHashText, personHashText } from '@ponte/contracts';
import type { Entity } from '../run/people-run';
import type { EmployeeFacts, PersonFacts, StructureFacts } from '../rules/facts';
import type { BondClear } from './person-pages';
import { storable } from './storable';

/** A record as it was read, before it is known under which key it stands. */
export interface RecordDraft {
  readonly entity: Entity;
  /** Of structure the code itself, else what the keyed hash is made over. */
  readonly identity: string;
  /** Of an employee: what its person's keyed hash is made over. */
  readonly person: string | null;
  /** Of a person: what the CPF's keyed hash is made over, if Datasul has one. */
  readonly cpf?: string | undefined;
  /** What is compared with what was read before. */
  readonly content: string;
  readonly clear: object;
  /** What is to be sealed. */
  readonly personal: string | null;
}

export function structureDraft(facts: StructureFacts): RecordDraft {
  const { entity, name, initiative, justCause } = facts;
  return {
    entity,
    identity: storable(facts.code),
    person: null,
    content: canonicalJson(facts),
    clear: { name: stored(name), initiative: stored(initiative), justCause },
    personal: null,
  };
}

export function personDraft(profile: string, facts: PersonFacts): RecordDraft {
  return {
    entity: 'person',
    identity: personHashText(profile, facts.code),
    person: null,
    cpf: facts.cpf === null ? undefined : cpfHashText(profile, facts.cpf),
    content: canonicalJson(facts),
    clear: {},
    personal: JSON.stringify(facts),
  };
}

/** @param today `YYYY-MM-DD` in São Paulo */
export function employeeDraft(profile: string, facts: EmployeeFacts, today: string): RecordDraft {
  const clear: BondClear = {
    empresa: storable(facts.empresa),
    estabelecimento: storable(facts.estabelecimento),
    unit: stored(facts.unit),
    department: stored(facts.department),
    job: stored(facts.job),
    situation: stored(facts.situation),
    admissionMonth: facts.admission?.slice(0, 7) ?? null,
    dismissalMonth: facts.dismissal?.slice(0, 7) ?? null,
    active: isActive(facts, today),
  };
  return {
    entity: 'employee',
    identity: bondHashText(profile, facts),
    person: personHashText(profile, facts.personCode),
    content: canonicalJson(facts),
    clear,
    personal: JSON.stringify(facts),
  };
}

/** A dismissal counts from its own day on. One that could not be read is not known to have happened. */
export function isActive({ dismissal }: Pick<EmployeeFacts, 'dismissal'>, today: string): boolean {
  return dismissal === null || dismissal > today;
}

const stored = (text: string | null): string | null => (text === null ? null : storable(text));
