import { canonicalJson } from '@ponte/contracts';

/** Makes keyed hashes: `LookupHasher`. */
interface Hasher {
  hash(text: string): string;
}

/**
 * What tells whether a record differs from the one that was accepted last. Keyed: a record is full of personal data, and a
 * plain digest could be tried out.
 * @param entity `unit`, `department`, `job`, `person` or `bind`: equal records of two kinds have two hashes
 * @returns 64 hex digits, the same whatever the order of the record's fields
 */
export function recordHash(
  hasher: Hasher,
  profile: string,
  entity: string,
  record: object,
): string {
  return hasher.hash(recordHashText(profile, entity, record));
}

/** What that hash is made over, for comparing by each key that may have been the first. */
export function recordHashText(profile: string, entity: string, record: object): string {
  return canonicalJson(['feedz', profile, entity, record]);
}
