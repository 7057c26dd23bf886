/** Whom a delivery came from, as far as its credential tells; deliveries are counted by it. */
export interface Caller {
  readonly source: string;
  readonly outcome: 'accepted' | 'refused';
  /** SHA-256 of the accepted token in hex; of a signature and of a refused credential there is none. */
  readonly sha256: string | null;
}

/** A token that a sender may present, known by its digest alone. */
export interface Credential extends Caller {
  readonly outcome: 'accepted';
  readonly sha256: string;
  readonly digest: Buffer;
}

export function credentialOf(source: string, digest: Buffer): Credential {
  return { source, outcome: 'accepted', sha256: digest.toString('hex'), digest };
}
