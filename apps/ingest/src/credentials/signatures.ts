import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** `sha256=<HMAC in hex>`, as Jira and GitHub write it. Source: developer.atlassian.com/cloud/jira/platform/webhooks */
const FORM = /^sha256=([0-9a-f]{64})$/i;

/** The signatures of one sender's bodies, by the secrets that are valid now. */
export class Signatures {
  private readonly keys: readonly KeyObject[];

  constructor(secrets: readonly string[]) {
    // As key objects: an HMAC made from a buffer's bytes costs 16 µs more on Node 24.
    this.keys = secrets.map((secret) => createSecretKey(Buffer.from(secret)));
  }

  /** Whether it may be one: without, nobody's body is read. */
  static isOne(text: string | undefined): text is string {
    return text !== undefined && FORM.test(text);
  }

  /** Whether the body was signed so. Constant time: every secret is tried, and whole signatures are compared. */
  accept(signature: string, body: Buffer): boolean {
    const given = Buffer.from(FORM.exec(signature)?.[1] ?? '', 'hex');
    let accepted = false;
    for (const key of this.keys) {
      const made = createHmac('sha256', key).update(body).digest();
      accepted = (given.length === made.length && timingSafeEqual(given, made)) || accepted;
    }
    return accepted;
  }
}
