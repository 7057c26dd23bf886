import { field } from './field';
import type { FieldOptions } from './field-rule';

export interface SealedPartOptions extends FieldOptions {
  /** Why it was sealed; the token says the same, and the opener checks it. */
  readonly purpose: string;
}

/**
 * Personal data as one token `v1.<key id>.<purpose:system:source:person>.<nonce, ciphertext, tag in base64url>`.
 * Only the head is judged (the shortest payload, nonce and tag, is 28 bytes = 38 characters): opening judges the rest,
 * and a pattern over the whole token would cost microseconds for each kilobyte.
 */
export function SealedPart({ purpose, ...options }: SealedPartOptions): PropertyDecorator {
  const pattern = `^v1\\.[^.]{1,64}\\.${purpose}:[^.]{1,1000}\\.[A-Za-z0-9_-]{38}`;
  const shape = new RegExp(pattern, 'u');
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', pattern, 'x-sealed': purpose },
      accepts: (value) => typeof value === 'string' && shape.test(value),
    },
    options,
  );
}
