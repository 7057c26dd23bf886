import { field } from './field';
import type { FieldOptions } from './field-rule';
import type { ValueClass } from './value-class';

export interface ListOptions extends FieldOptions {
  /** Most elements; 1,000 by default. */
  readonly maxItems?: number;
}

/** An array of objects of one class. An element is never null. */
export function ListOf(
  type: ValueClass,
  { maxItems = 1_000, ...options }: ListOptions = {},
): PropertyDecorator {
  return field({ kind: 'list', type, maxItems }, options);
}
