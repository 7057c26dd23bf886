import { ValidateBy } from 'class-validator';
import { NestedList, NestedObject } from './nested.decorators';
import { SecretRef } from './secret-ref';

export interface SecretOptions {
  /** Whether `{ sha256: … }` will do, i.e. the secret is only compared, never sent. */
  readonly digest?: boolean;
}

const forms = (digest: boolean): string =>
  digest ? '{ env: NAME }, { file: path } or { sha256: hex }' : '{ env: NAME } or { file: path }';

/** How many of the forms a reference uses: exactly one makes sense. */
function usable(value: unknown, digest: boolean): boolean {
  if (!(value instanceof SecretRef)) return false;
  const used = [value.env, value.file, value.sha256].filter((form) => form != null).length;
  return used === 1 && (digest || value.sha256 == null);
}

function rule(
  name: string,
  digest: boolean,
  test: (value: unknown) => boolean,
  what: string,
): PropertyDecorator {
  const defaultMessage = (): string =>
    `must be ${what}: exactly one of ${forms(digest)}; a secret itself does not stand here`;
  return ValidateBy({ name, validator: { validate: test, defaultMessage } });
}

/** A property of type {@link SecretRef}. */
export function Secret({ digest = false }: SecretOptions = {}): PropertyDecorator {
  const test = (value: unknown): boolean => usable(value, digest);
  return both(
    NestedObject(() => SecretRef),
    rule('nestedSecret', digest, test, 'a secret reference'),
  );
}

/** A property of type `SecretRef[]`, not empty: e.g. the current and the previous credential. */
export function SecretList({ digest = false }: SecretOptions = {}): PropertyDecorator {
  const test = (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every((item) => usable(item, digest));
  const what = 'a list of secret references';
  return both(
    NestedList(() => SecretRef),
    rule('nestedSecrets', digest, test, what),
  );
}

function both(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
