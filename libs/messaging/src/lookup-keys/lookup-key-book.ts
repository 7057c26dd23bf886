/** What a service keeps under lookup hashes, and how it speaks of it. */
export interface LookupKeyBook {
  /** Before the names of its tables (`<prefix>_lookup_key` …), and of the constant that tells keys apart. */
  readonly service: string;
  readonly prefix: string;
  /** e.g. `entries of the ledger`. */
  readonly kept: string;
  /** What becomes of them where they are not found, e.g. `be posted again`. */
  readonly harm: string;
  /** The operator's command that puts them under the first key, e.g. `payroll rehash`. */
  readonly command: string;
}

/** Token of the service's {@link LookupKeyBook}. */
export const LOOKUP_KEY_BOOK = Symbol('LookupKeyBook');
