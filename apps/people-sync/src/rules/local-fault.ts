/** What is at Feedz by a code of its own. */
export type FeedzEntity = 'unit' | 'department' | 'job' | 'person';

/** A record that has to be at Feedz first. */
export interface Needed {
  readonly entity: FeedzEntity;
  /** Its code; of a person what the caller knows it by: the `integrationId`, or in decisions on e-mails the keyed hash. */
  readonly key: string;
}

/** Why a record is not sent, found before asking Feedz. */
export interface LocalFault {
  /** Feedz's code for it; null if its table has none. */
  readonly code: number | null;
  /** The same in a word or two, for events and counts. */
  readonly reason: FaultReason;
  /** refused: until the record changes. held: until what it waits for is there; then it is sent by itself. */
  readonly state: 'refused' | 'held';
  /** In Portuguese, for an analyst of personnel; nothing personal. */
  readonly message: string;
  /** What it waits for, where that is a record; of an e-mail that nothing frees by itself, who has it. */
  readonly heldFor: readonly Needed[];
}

export type FaultReason =
  | 'integration-id-missing'
  | 'name-missing'
  | 'name-form'
  | 'social-name-equal'
  | 'e-mail-missing'
  | 'e-mail-format'
  | 'e-mail-taken'
  | 'e-mail-of-gone'
  | 'e-mail-of-unbound'
  | 'e-mail-still-taken'
  | 'e-mail-swapped'
  | 'structure-id-missing'
  | 'structure-name-missing'
  | 'unit-missing'
  | 'department-missing'
  | 'job-missing'
  | 'admission-missing'
  | 'dismissal-type-missing'
  | 'dismissal-type-unknown'
  | 'dismissal-date-missing'
  | 'admission-after-dismissal'
  | 'person-missing'
  | 'bond-missing'
  | 'bond-gone'
  | 'too-many-bonds'
  | 'unread-field'
  | 'own-manager'
  | 'manager-missing';

/** What is sent otherwise than read, or may be refused all the same. */
export interface LocalWarning {
  readonly code: number;
  readonly reason: 'social-name-left-out' | 'name-characters' | 'e-mail-characters';
  /** In Portuguese; nothing personal. */
  readonly message: string;
}
