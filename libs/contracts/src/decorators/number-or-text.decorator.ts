import { field } from './field';
import { codePoints, withoutNul, type TextOptions } from './text.decorator';

/** A finite number, or a text of bounded length: a score may be `7.5` at one platform and `"A+"` at another. */
export function NumberOrText({ min = 0, max, ...options }: TextOptions): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: {
        type: ['number', 'string'],
        ...(min > 0 ? { minLength: min } : {}),
        maxLength: max,
        pattern: withoutNul,
      },
      accepts: (value) => {
        if (typeof value === 'number') return Number.isFinite(value);
        if (typeof value !== 'string' || value.includes('\0')) return false;
        const length = codePoints(value);
        return length >= min && length <= max;
      },
    },
    options,
  );
}
