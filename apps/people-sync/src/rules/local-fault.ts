/** What is at Feedz by a code of its own. */
export type FeedzEntity = 'unit' | 'department' | 'job' | 'person';

/** A record that has to be at Feedz first. */
export interface Needed {
  readonly entity: FeedzEntity;
  /** Its code; of a person the `integrationId`. */
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
  /** What it waits for, where that is a record. */
  readonly heldFor: readonly Needed[];
}

/** What will be sent otherwise than read, or may yet be refused. */
export interface LocalWarning {
  readonly code: number;
  readonly reason: WarningReason;
  readonly message: string;
}

export type WarningReason = 'social-name-left-out' | 'name-characters' | 'e-mail-characters';

export type FaultReason =
  | 'integration-id-missing'
  | 'name-missing'
  | 'name-form'
  | 'e-mail-missing'
  | 'e-mail-format'
  | 'e-mail-taken'
  | 'e-mail-still-taken'
  | 'e-mail-swapped'
  | 'social-name-equal'
  | 'unit-missing'
  | 'department-missing'
  | 'job-missing'
  | 'admission-missing'
  | 'dismissal-type-missing'
  | 'dismissal-type-unknown'
  | 'dismissal-date-missing'
  | 'admission-after-dismissal'
  | 'bond-missing'
  | 'unread-field'
  | 'own-manager'
  | 'manager-missing';
