import type { CallFailure } from '@ponte/clients/http';

/** What came of posting a lot. A failure of class `ambiguous` may have been taken. */
export type LotAnswer =
  | { readonly ok: true; readonly kind: 'taken'; readonly processId: string }
  /** Nothing of it was taken. */
  | {
      readonly ok: true;
      readonly kind: 'refused';
      /** `undefined` where none could be read. */
      readonly code: number | undefined;
      /** Feedz's words; they may name a person. */
      readonly message: string;
      readonly status: number;
    }
  | CallFailure;

/** Why one record of a lot was not taken. */
export interface FeedzItemError {
  /** As {@link readFeedzCode} gives it; `undefined` where none could be read. */
  readonly code: number | undefined;
  /** Feedz's words; they may name the person. */
  readonly message: string;
  /** Of the record, from a field of the error or, as a hint only, from its words. */
  readonly integrationId: string | undefined;
  /** Whether `integrationId` is only a hint of the words. */
  readonly hinted: boolean;
  /** Place in the lot as Feedz counts it, if it says one. */
  readonly index: number | undefined;
}

/** What became of a lot. */
export type ProcessAnswer =
  | { readonly ok: true; readonly state: 'pending' }
  | {
      readonly ok: true;
      readonly state: 'ended';
      /** The whole lot failed: nothing of it was taken, as far as is known. */
      readonly failed: { readonly code: number | undefined; readonly message: string } | undefined;
      /** Records that were not taken; of a lot that did not fail all others were. */
      readonly errors: readonly FeedzItemError[];
    }
  /** 4998: Feedz does not know the process. */
  | { readonly ok: true; readonly state: 'not-found' }
  | CallFailure;

/** Processes that hold exactly the records of a lot, the newest first. */
export type FoundProcesses =
  { readonly ok: true; readonly processIds: readonly string[] } | CallFailure;
