import { field } from './field';
import type { FieldOptions } from './field-rule';

export interface FiguresOptions extends FieldOptions {
  /** Most characters. */
  readonly max: number;
}

/**
 * A text of digits and the signs of figures (`10103`, `15,30`, `-1.200,00`), or an empty one: what a payroll system sends
 * as a code or an amount. Anything else in its place might be somebody's name, and is sealed instead.
 */
export function Figures({ max, ...options }: FiguresOptions): PropertyDecorator {
  const pattern = '^[0-9.,+ -]*$';
  const shape = new RegExp(pattern, 'u');
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', maxLength: max, pattern },
      accepts: (value) => typeof value === 'string' && value.length <= max && shape.test(value),
    },
    options,
  );
}
