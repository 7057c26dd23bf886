import { v5 } from 'uuid';
import { canonicalJson } from '../json/canonical-json';

/** Namespace of all ids that Ponte derives; drawn once, never to be changed: ids of repeats would differ from then on. */
const PONTE_NAMESPACE = '8a6b3f0e-6c1d-4f5a-9b27-5d0c4e2f7a31';

/**
 * UUID v5 of some parts. They are told apart by their canonical JSON, so `("a", "b/c")` and `("a/b", "c")` differ.
 */
export function uuidV5(...parts: readonly unknown[]): string {
  return v5(canonicalJson(parts), PONTE_NAMESPACE);
}
