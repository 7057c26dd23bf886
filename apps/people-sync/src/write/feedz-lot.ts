import type { FeedzEntity } from './feedz-record';
import type { LotState } from './rules/lot-states.rules';

/** Why a lot holds what another one did. */
export type PartWhy = 'split' | 'again' | 'recreated';

/** A lot as it stands in the database. */
export interface FeedzLot {
  readonly id: string;
  readonly run: string;
  readonly profile: string;
  readonly entity: FeedzEntity;
  readonly pass: number;
  readonly wave: number;
  readonly partOf: string | null;
  readonly partWhy: PartWhy | null;
  /** How often its records came back with 4999 before. */
  readonly attempt: number;
  readonly items: number;
  readonly state: LotState;
  readonly processId: string | null;
  readonly notBefore: Date | null;
  readonly postedAt: Date | null;
  readonly takenAt: Date | null;
  readonly polls: number;
}

/** One record of a lot. */
export interface LotItem {
  readonly position: number;
  readonly key: string;
  /** Of the record as it was to be sent. */
  readonly hash: string;
}

/** A lot that is to be made. */
export type NewLot = Pick<
  FeedzLot,
  | 'id'
  | 'run'
  | 'profile'
  | 'entity'
  | 'pass'
  | 'wave'
  | 'partOf'
  | 'partWhy'
  | 'attempt'
  | 'notBefore'
> & { readonly records: readonly Pick<LotItem, 'key' | 'hash'>[] };

/** What became of one record in a lot. `again`: it stands in another one. `not-sent`: surely not taken. */
export type ItemOutcome = 'accepted' | 'refused' | 'held' | 'unknown' | 'again' | 'not-sent';

export interface ItemEnd {
  readonly key: string;
  readonly outcome: ItemOutcome;
  readonly code: number | null;
  /** Sealed. */
  readonly message: string | null;
}
