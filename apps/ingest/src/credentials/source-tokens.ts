import { type Credential, credentialOf } from './caller';
import { DigestSet } from './digest-set';
import { tokenDigest } from './token-digest';

/** A digest that was issued, with the time of its validity in epoch milliseconds. */
export interface IssuedToken {
  readonly sha256: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/**
 * The tokens of one source: those of the file, always, and those that were issued, in their time. Which are valid now is
 * worked out at a change and when a time begins or ends, not at each request.
 */
export class SourceTokens {
  private issued: readonly IssuedToken[] = [];
  private valid: readonly Credential[] = [];
  private digestsNow = new DigestSet([]);
  /** `valid` holds from one moment to before the other. */
  private from = Infinity;
  private until = -Infinity;

  /**
   * @param own digests of the file
   * @param skewMs how far the clocks here and at the issuer may differ: times are taken so much wider
   */
  constructor(
    private readonly source: string,
    private readonly own: readonly Buffer[],
    private readonly skewMs: number,
  ) {}

  issue(tokens: readonly IssuedToken[]): void {
    this.issued = tokens;
    this.until = -Infinity;
  }

  /**
   * The credential of a token, if it is one that is valid now.
   *
   * Constant time: digests are compared (so the length tells nothing) and every digest is looked at (so the position of
   * the matching one tells nothing).
   */
  find(token: string, nowMs: number): Credential | undefined {
    // A clock that was put back counts as well.
    if (nowMs >= this.until || nowMs < this.from) this.renew(nowMs);
    return this.valid[this.digestsNow.indexOf(tokenDigest(token))];
  }

  /** Digests that are valid now, in hex. */
  digests(nowMs: number): readonly string[] {
    this.renew(nowMs);
    return this.valid.map(({ sha256 }) => sha256);
  }

  private renew(nowMs: number): void {
    const digests = new Map(this.own.map((digest) => [digest.toString('hex'), digest]));
    let until = Infinity;
    for (const { sha256, notBefore, notAfter } of this.issued) {
      const begin = notBefore - this.skewMs;
      const end = notAfter + this.skewMs;
      if (nowMs < begin) until = Math.min(until, begin);
      else if (nowMs < end) {
        until = Math.min(until, end);
        digests.set(sha256, digests.get(sha256) ?? Buffer.from(sha256, 'hex'));
      }
    }
    const known = new Map(this.valid.map((credential) => [credential.sha256, credential]));
    this.valid = [...digests].map(
      ([sha256, digest]) => known.get(sha256) ?? credentialOf(this.source, digest),
    );
    this.digestsNow = new DigestSet(this.valid.map(({ digest }) => digest));
    this.from = nowMs;
    this.until = until;
  }
}
