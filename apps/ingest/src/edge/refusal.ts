/** An answer other than 200, with what the sender's people need to mend it. Never quotes what was sent. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 405 | 413 | 415 | 503;
  readonly error: string;
  /** Seconds, for 503. */
  readonly retryAfterSeconds?: number;
}

export const UNKNOWN_SOURCE: Refusal = {
  status: 404,
  error: 'Unknown address. Check the URL registered for this webhook.',
};
export const BAD_CREDENTIAL: Refusal = {
  status: 401,
  error:
    'The credential header is missing, repeated or not valid. Register the header exactly once with the current token.',
};
export const NOT_JSON: Refusal = { status: 400, error: 'The body is not JSON (UTF-8).' };

export function tooLarge(limitBytes: number): Refusal {
  return { status: 413, error: `The body is larger than ${limitBytes} bytes.` };
}
