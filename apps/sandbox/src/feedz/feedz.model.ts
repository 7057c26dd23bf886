/** Auxiliary records: estabelecimentos, unidades de lotação, cargos. Also the names of their routes. */
export const AUXILIARIES = [...(['units', 'departments', 'job-descriptions'] as const)];
export type Auxiliary = (typeof AUXILIARIES)[number];

/** What a lot may hold. */
export const ENTITIES = [...AUXILIARIES, 'persons', 'persons-bind'] as const;
export type FeedzEntity = (typeof ENTITIES)[number];

/** An auxiliary record. Its name is a key as well. */
export interface AuxiliaryRecord {
  integrationId: string;
  name: string;
  /** How many lots wrote it. */
  writes: number;
}

/** A person as Feedz has it. Dates `YYYY-MM-DD`. */
export interface FeedzPerson {
  readonly integrationId: string;
  readonly name: string;
  readonly socialName: string | null;
  readonly email: string;
  readonly admissionDate: string | null;
  readonly dismissalDate: string | null;
  readonly dismissalType: number | null;
  readonly unitIntegrationId: string | null;
  readonly departmentIntegrationId: string | null;
  readonly jobDescriptionIntegrationId: string | null;
  readonly managerIntegrationId: string | null;
  /** How many lots of persons wrote it. */
  readonly writes: number;
  /** How many of them changed nothing. */
  readonly idleWrites: number;
  /** How many lots of bindings did. */
  readonly binds: number;
  readonly updatedAt: string;
}

/** Why one record of a lot was not taken. */
export interface ItemError {
  readonly code: number;
  readonly message: string;
  /** Place in the lot, from 0. */
  readonly index: number;
  readonly integrationId: string | null;
}

/** A lot that was taken, and what became of it. */
export interface FeedzProcess {
  readonly processId: string;
  readonly entity: FeedzEntity;
  readonly createdAt: string;
  /** As sent; `""` for none. */
  readonly integrationIds: readonly string[];
  state: 'pending' | 'finished' | 'failed';
  endedAt: string | null;
  /** Of the records, or, if it failed, of the whole lot. */
  errors: readonly (ItemError | LotError)[];
  /** Records that were taken. */
  accepted: number;
  /** Answered 4998 whenever asked for. */
  lost: boolean;
}

export interface LotError {
  readonly code: number;
  readonly message: string;
}
