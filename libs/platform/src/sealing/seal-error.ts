export type SealErrorCode =
  /** Not a sealed string at all, or spelt in another way than we write it. */
  | 'malformed'
  /** Sealed with a key that PII_KEYS no longer holds. */
  | 'unknown-key'
  /** Sealed for another purpose than the opener asked for. */
  | 'wrong-purpose'
  /** Sealed for another person than the opener asked for. */
  | 'wrong-subject'
  /** Changed after it was sealed. */
  | 'tampered';

/** A sealed part could not be opened. Holds neither plaintext nor key. */
export class SealError extends Error {
  constructor(
    readonly code: SealErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'SealError';
  }
}
