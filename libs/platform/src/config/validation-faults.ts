import type { ValidationError } from 'class-validator';
import { didYouMean } from './did-you-mean';
import { knownKeys } from './known-keys';

export interface PathFault {
  readonly path: readonly string[];
  readonly message: string;
  /** The fault lies in the key itself, not in its value. */
  readonly atKey: boolean;
}

/** class-validator's tree of errors as a flat list, in words that name what was expected. */
export function validationFaults(
  errors: readonly ValidationError[],
  parent: readonly string[] = [],
): PathFault[] {
  return errors.flatMap((error) => {
    const path = [...parent, error.property];
    const children = validationFaults(error.children ?? [], path);
    const told = tellable(Object.entries(error.constraints ?? {}), children.length > 0);
    if (!told.length) return children;
    const unknown = told.some(([name]) => name === 'whitelistValidation');
    const message = unknown
      ? unknownKey(error)
      : lead(error) + told.map(([, text]) => bare(error, text)).join(', ');
    return [{ path, atKey: unknown, message }, ...children];
  });
}

/**
 * Of a property's broken rules those worth telling: where the very shape is wrong, the most special one alone; where an
 * entry of a list or mapping is wrong, nothing but the entry's own fault.
 */
function tellable(constraints: [string, string][], hasChildren: boolean): [string, string][] {
  const own = constraints.filter(
    ([name]) => name !== 'nestedValidation' || constraints.length === 1,
  );
  const shapes = own.filter(([name]) => name.startsWith('nested') && name !== 'nestedValidation');
  const shape = shapes.find(([name]) => name.startsWith('nestedSecret')) ?? shapes[0];
  if (!shape) return own;
  const collection = shape[0] === 'nestedList' || shape[0] === 'nestedMap';
  return collection && hasChildren ? [] : [shape];
}

function unknownKey(error: ValidationError): string {
  const known = knownKeys(error.target?.constructor);
  const near = didYouMean(error.property, known);
  if (near) return `unknown key; did you mean "${near}"?`;
  return known.length ? `unknown key; known here: ${known.join(', ')}` : 'unknown key';
}

function lead(error: ValidationError): string {
  return error.value === undefined || error.value === null ? 'is missing: ' : '';
}

/** class-validator names the property in its messages; the fault's place has it already. */
function bare(error: ValidationError, message: string): string {
  if (message.endsWith('must be either object or array')) return 'must be a mapping';
  return message
    .replace(`each value in nested property ${error.property}`, 'each entry')
    .replace(`each value in ${error.property}`, 'each entry')
    .replace(`nested property ${error.property} `, '')
    .replace(new RegExp(`^${escapeRegExp(error.property)} `), '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
