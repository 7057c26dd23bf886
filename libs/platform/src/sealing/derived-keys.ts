import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** More than purposes × sources × master keys of any configuration; bounded, because what is opened names its scope. */
const MOST_KEPT = 1024;

/**
 * The keys that really seal: one per master key and scope (purpose, system, source), derived by HMAC-SHA256 over
 * `ponte:seal:v1`, a zero byte and the scope. Kept, because deriving one costs nearly as much as the sealing itself (5 of 11 µs).
 */
export class DerivedKeys {
  private readonly kept = new Map<string, KeyObject>();

  constructor(private readonly most = MOST_KEPT) {}

  /** How many keys are held. */
  get size(): number {
    return this.kept.size;
  }

  /** The key of a scope under the master key named `kid`. */
  of(kid: string, master: KeyObject, scope: string): KeyObject {
    // A kid holds no dot, so two pairs never read alike.
    const name = `${kid}.${scope}`;
    const kept = this.kept.get(name);
    if (kept) return kept;
    const key = createSecretKey(
      createHmac('sha256', master).update(`ponte:seal:v1\0${scope}`).digest(),
    );
    // The eldest goes, used or not: a service has tens of scopes, so this is about the bound, not about hits.
    const [eldest] = this.kept.keys();
    if (this.kept.size >= this.most && eldest !== undefined) this.kept.delete(eldest);
    this.kept.set(name, key);
    return key;
  }
}
