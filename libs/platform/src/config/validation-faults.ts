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
    const own = Object.entries(error.constraints ?? {});
    const shapeFault = own.find(
      ([name]) => name.startsWith('nested') && name !== 'nestedValidation',
    );
    const told = shapeFault ? [shapeFault] : withoutEchoes(own);
    return [
      ...told.map(([name, message]) =>
        name === 'whitelistValidation'
          ? { path, atKey: true, message: unknownKey(error) }
          : { path, atKey: false, message: sentence(error, message) },
      ),
      ...validationFaults(error.children ?? [], path),
    ];
  });
}

/** A missing value breaks every rule of its property: one of them is enough to say so. */
function withoutEchoes(constraints: [string, string][]): [string, string][] {
  return constraints.filter(([name]) => name !== 'nestedValidation' || constraints.length === 1);
}

function unknownKey(error: ValidationError): string {
  const known = knownKeys(error.target?.constructor);
  const near = didYouMean(error.property, known);
  if (near) return `unknown key; did you mean "${near}"?`;
  return known.length ? `unknown key; known here: ${known.join(', ')}` : 'unknown key';
}

function sentence(error: ValidationError, message: string): string {
  const bare = message
    .replace(`each value in nested property ${error.property}`, 'each entry')
    .replace(`each value in ${error.property}`, 'each entry')
    .replace(`nested property ${error.property} `, '')
    .replace(new RegExp(`^${escapeRegExp(error.property)} `), '');
  return error.value === undefined || error.value === null ? `is missing: ${bare}` : bare;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
