import { field } from './field';
import type { FieldOptions } from './field-rule';

/**
 * Any JSON value, null included, taken into the clear part **as a whole**: only for what cannot be personal.
 * Its depth is bounded by `parseJson`, its size by the topic's `maxMessageBytes`.
 */
export function Json(options: FieldOptions = {}): PropertyDecorator {
  return field({ kind: 'json' }, options);
}
