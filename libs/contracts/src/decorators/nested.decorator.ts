import { field } from './field';
import type { FieldOptions } from './field-rule';
import type { ValueClass } from './value-class';

/** A nested object. Keys that its class does not name are tolerated and never clear. */
export function Nested(type: ValueClass, options: FieldOptions = {}): PropertyDecorator {
  return field({ kind: 'nested', type }, options);
}
