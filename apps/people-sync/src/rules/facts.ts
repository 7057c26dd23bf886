/** Kinds of records that are read from Datasul. */
export const READ_ENTITIES = [
  ...(['situation', 'unit', 'department', 'job', 'person', 'employee'] as const),
];
export type ReadEntity = (typeof READ_ENTITIES)[number];

/** Of those, what is not about a person: code and name may be read by anybody. */
export type StructureEntity = Exclude<ReadEntity, 'person' | 'employee'>;

/** What Feedz calls auxiliary records; situations are only looked into. */
export type AuxiliaryEntity = Exclude<StructureEntity, 'situation'>;

/** Pessoa física (FP1440). All of it is personal. */
export interface PersonFacts {
  /** Datasul's person code: the `integrationId` at Feedz, without leading zeros if the profile says so. */
  readonly code: string;
  /** As read, without outer space; null: there is none. */
  readonly name: string | null;
  readonly socialName: string | null;
  readonly email: string | null;
  /** Kept for whoever opens the person on record; never sent. */
  readonly cpf: string | null;
  /** Fields that were there but could not be understood; each of them is null. Nothing is decided without them. */
  readonly unread: readonly PersonField[];
}
export type PersonField = 'name' | 'socialName' | 'email' | 'cpf';

/** Funcionário (FP1500, FP1510): one bond of a person. Its key is (empresa, estabelecimento, matricula). */
export interface EmployeeFacts {
  readonly empresa: string;
  readonly estabelecimento: string;
  /** Personal. */
  readonly matricula: string;
  /** Personal: {@link PersonFacts.code}. */
  readonly personCode: string;
  /** Codes of structure records; parts of a composite one joined by `|`. */
  readonly unit: string | null;
  readonly department: string | null;
  readonly job: string | null;
  readonly situation: string | null;
  /** `YYYY-MM-DD`; personal, as is `dismissal`. */
  readonly admission: string | null;
  readonly dismissal: string | null;
  /** Personal: person code of the leader. */
  readonly manager: string | null;
  /** Fields that were there but could not be understood; each of them is null. Nothing is decided without them. */
  readonly unread: readonly EmployeeField[];
}
export type EmployeeField =
  'unit' | 'department' | 'job' | 'situation' | 'admission' | 'dismissal' | 'manager';

/** Estabelecimento (FP0560), unidade de lotação (FP0780), cargo (FP0720) or situação (FP0060). */
export interface StructureFacts {
  readonly entity: StructureEntity;
  /** Parts of a composite code joined by `|`. */
  readonly code: string;
  readonly name: string | null;
  /** Of a situation: who takes the initiative, as Datasul says it. */
  readonly initiative: string | null;
  /** Of a situation: whether "justa causa" is marked. */
  readonly justCause: boolean | null;
}
export type StructureField = 'name' | 'initiative' | 'justCause';
