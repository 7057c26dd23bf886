/**
 * Values of every secret that was resolved, so that the log can blot them out wherever they turn up. Process-wide on
 * purpose: a secret is secret in every logger.
 */
class KnownSecrets {
  /** Shorter values would blot out ordinary words and numbers. */
  static readonly MINIMUM_LENGTH = 6;
  private readonly values = new Set<string>();
  private sorted: readonly string[] = [];

  add(value: string): void {
    if (value.length < KnownSecrets.MINIMUM_LENGTH || this.values.has(value)) return;
    this.values.add(value);
    this.sorted = [...new Set([...this.values].flatMap(spellings))].sort(
      (left, right) => right.length - left.length,
    );
  }

  /** Every spelling of every secret, the longest first. */
  spellings(): readonly string[] {
    return this.sorted;
  }
}

/** How one value looks when it is quoted in a URL, in JSON or in a Basic credential. */
function spellings(value: string): string[] {
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  const forms = [
    value,
    Buffer.from(value).toString('base64url'),
    base64,
    JSON.stringify(value).slice(1, -1),
  ];
  // Half of a surrogate pair has no percent-encoding.
  if (!/\p{Surrogate}/u.test(value)) forms.push(encodeURIComponent(value));
  return forms.filter((form) => form.length >= KnownSecrets.MINIMUM_LENGTH);
}

export const knownSecrets = new KnownSecrets();
