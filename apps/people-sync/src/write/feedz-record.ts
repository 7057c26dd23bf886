import type { FeedzNeeded, PeopleWriteCount } from '@ponte/contracts';
import type { RecordState } from './rules/record-states.rules';

export type FeedzEntity = PeopleWriteCount['entity'];

/** A record that has to be at Feedz first, by its key in `feedz_record`. */
export type NeededRecord = FeedzNeeded;

/** Why a record is as it is; all empty for one that is accepted or waits for its turn. */
export interface Verdict {
  readonly by: 'feedz' | 'ponte' | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly heldFor: readonly NeededRecord[];
  /** Sealed. */
  readonly message: string | null;
}

export const NO_VERDICT: Verdict = {
  ...{ by: null, code: null, reason: null, heldFor: [], message: null },
};

/** The verdict of what Feedz accepted. */
export const BY_FEEDZ: Verdict = { ...NO_VERDICT, by: 'feedz' };

/** What is wanted and accepted of one record at Feedz, as it stands in the database. */
export interface FeedzRecord extends Verdict {
  readonly profile: string;
  readonly entity: FeedzEntity;
  /** The code of a structure record; of a person, and of its binding, the keyed hash. */
  readonly key: string;
  readonly state: RecordState;
  readonly wantedHash: string | null;
  /** As Feedz takes it, as JSON; of persons and bindings sealed. */
  readonly wanted: string | null;
  readonly needs: readonly NeededRecord[];
  /** To be sent though Feedz accepted this hash. */
  readonly again: boolean;
  readonly acceptedHash: string | null;
  readonly acceptedAt: Date | null;
  /** What was accepted, stored as {@link wanted} is. */
  readonly accepted: string | null;
  readonly emailHash: string | null;
  readonly acceptedEmailHash: string | null;
  /** What Feedz may have besides: it was sent, and nobody knows what became of it. */
  readonly doubtedEmailHash: string | null;
  /** The record that it may have taken, stored as {@link wanted} is. */
  readonly doubted: string | null;
  /** Of a binding: the leader. */
  readonly manager: string | null;
  readonly acceptedManager: string | null;
  /** Counts what was told. */
  readonly version: number;
  /** Digest of what was told last. */
  readonly told: string | null;
  /** The run in which it came to what it is. */
  readonly run: string | null;
  /** The lot that it was in last. */
  readonly lot: string | null;
  readonly settledAt: Date | null;
}
