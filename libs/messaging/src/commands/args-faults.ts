import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { inPortuguese } from './in-portuguese';

/** What is wrong with an argument. Never quotes the value. */
export interface ArgsFault {
  /** JSON pointer into the arguments, `""` for all of them. */
  readonly path: string;
  /** For a person, in Portuguese. */
  readonly message: string;
}

class NoArgs {}

/** The arguments as an instance of their class, or every fault at once. */
export async function readArgs(
  type: Type<object> | undefined,
  given: unknown,
): Promise<{ readonly args: object } | { readonly faults: readonly ArgsFault[] }> {
  if (typeof (given ?? {}) !== 'object' || Array.isArray(given))
    return { faults: [{ path: '', message: 'deve ser um objeto' }] };
  // null is as good as nothing: no rule has to speak of both.
  const plain = Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== null),
  );
  if (!type) {
    const faults = Object.keys(plain).map((key) => unknownArgument(key, []));
    return faults.length > 0 ? { faults } : { args: new NoArgs() };
  }
  const args = plainToInstance(type, plain);
  const errors = await validate(args, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    validationError: { target: true, value: false },
  });
  const faults = errors.flatMap((error) => faultsOf(error, ''));
  return faults.length > 0 ? { faults } : { args };
}

function faultsOf(error: ValidationError, parent: string): ArgsFault[] {
  const path = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const constraints = Object.entries(error.constraints ?? {});
  const own = constraints.some(([name]) => name === 'whitelistValidation')
    ? [{ ...unknownArgument(error.property, knownIn(error.target)), path }]
    : constraints.map(([, message]) => ({ path, message: inPortuguese(error.property, message) }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}

function unknownArgument(key: string, known: readonly string[]): ArgsFault {
  const those = known.length > 0 ? `existem: ${known.join(', ')}` : 'não há nenhum';
  return { path: `/${key}`, message: `não é argumento deste comando (${those})` };
}

function knownIn(target: object | undefined): string[] {
  if (!target) return [];
  const metadata = getMetadataStorage().getTargetValidationMetadatas(
    target.constructor,
    '',
    true,
    false,
  );
  return [...new Set(metadata.map(({ propertyName }) => propertyName))].sort();
}
