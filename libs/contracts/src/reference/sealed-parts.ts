import { fieldsOf } from '../decorators/field-registry';
import type { ValueClass } from '../decorators/value-class';

/** A sealed part of a value: where it stands, and for what purpose it was sealed. */
export interface SealedPartOf {
  /** Dotted path, e.g. `sealed.candidate`. */
  readonly path: string;
  readonly purpose: string;
  readonly optional: boolean;
}

/** All sealed parts of a value class, nested classes included. */
export function sealedPartsOf(valueClass: ValueClass, parent = ''): readonly SealedPartOf[] {
  return fieldsOf(valueClass).flatMap(({ name, shape, optional = false }) => {
    const path = parent ? `${parent}.${name}` : name;
    if (shape.kind === 'nested') return sealedPartsOf(shape.type, path);
    if (shape.kind === 'list') return sealedPartsOf(shape.type, `${path}[]`);
    const purpose = shape.kind === 'leaf' ? shape.schema['x-sealed'] : undefined;
    return purpose ? [{ path, purpose, optional }] : [];
  });
}
