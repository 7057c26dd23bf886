import type { LookupKeyBook } from './lookup-key-book';

/** The lookup keys of a process, as fingerprints; that by which it writes first. */
export interface KeysInUse {
  readonly holder: string;
  readonly fingerprints: readonly string[];
}

const ORDER = 'the order of a change is in docs/personal-data.md#lookup-hashes';

/** Keys under which something may stand, and which this process lacks: it would not find it. */
export function missingKeyFaults(
  { kept, harm, command }: Pick<LookupKeyBook, 'kept' | 'harm' | 'command'>,
  own: readonly string[],
  known: readonly string[],
): string[] {
  return known
    .filter((fingerprint) => !own.includes(fingerprint))
    .map(
      (fingerprint) =>
        `PII_LOOKUP_KEYS lacks a key (fingerprint ${shortOf(fingerprint)}) under which ${kept} may stand: they would not be found, and ${harm}; put it back behind the first, and drop it only when \`npm run ops -- ${command}\` says that nothing is left under it (step 3); ${ORDER}`,
    );
}

/** Processes that would not find what this one is going to write. */
export function unreadFaults(
  { harm }: Pick<LookupKeyBook, 'harm'>,
  own: readonly string[],
  others: readonly KeysInUse[],
): string[] {
  const [first = ''] = own;
  return others
    .filter(({ fingerprints }) => !fingerprints.includes(first))
    .map(
      ({ holder }) =>
        `the first key of PII_LOOKUP_KEYS (fingerprint ${shortOf(first)}) is not known to ${holder}, which runs or ended without a word within the last 15 s: what is written under it would not be found there, and ${harm}; put it last in every process first (step 1); ${ORDER}`,
    );
}

function shortOf(fingerprint: string): string {
  return fingerprint.slice(0, 12);
}
