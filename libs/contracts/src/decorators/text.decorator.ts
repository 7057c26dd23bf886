import { field } from './field';
import type { FieldOptions } from './field-rule';

export interface TextOptions extends FieldOptions {
  /** Fewest characters (Unicode code points); 0 by default. */
  readonly min?: number;
  /** Most characters (Unicode code points), as JSON Schema counts them. */
  readonly max: number;
}

/** U+0000 is legal JSON, but PostgreSQL stores it neither in text nor in jsonb (SQLSTATE 22021, 22P05). */
export const withoutNul = '^[^\\u0000]*$';

/** Counts code points as Ajv does: a pair of surrogates is one, a lone one counts as one. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** A text of bounded length. Vocabularies of a vendor are texts too: a value not known today must not break a contract. */
export function Text({ min = 0, max, ...options }: TextOptions): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: {
        type: 'string',
        ...(min > 0 ? { minLength: min } : {}),
        maxLength: max,
        pattern: withoutNul,
      },
      accepts: (value) => {
        if (typeof value !== 'string' || value.includes('\0')) return false;
        const length = codePoints(value);
        return length >= min && length <= max;
      },
    },
    options,
  );
}
