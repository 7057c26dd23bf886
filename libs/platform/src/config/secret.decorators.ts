import 'reflect-metadata';
import { ValidateBy } from 'class-validator';
import { NestedList, NestedObject } from './nested.decorators';
import { SecretRef } from './secret-ref';

export interface SecretOptions {
  /** Whether `{ sha256: … }` will do, i.e. the secret is only compared, never sent. */
  readonly digest?: boolean;
  /** Whether it is sent in a header, so that one with spaces or letters beyond ASCII is found at start. */
  readonly header?: boolean;
}

const HEADER = Symbol('ponte:header-secret');

/** Whether a property of a configuration class was declared with `header: true`. */
export function isHeaderSecret(instance: object, property: string): boolean {
  return Reflect.getMetadata(HEADER, instance, property) === true;
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
export function Secret({ digest = false, header = false }: SecretOptions = {}): PropertyDecorator {
  const test = (value: unknown): boolean => usable(value, digest);
  return both(
    NestedObject(() => SecretRef),
    rule('nestedSecret', digest, test, 'a secret reference'),
    Reflect.metadata(HEADER, header),
  );
}

/** A property of type `SecretRef[]`, not empty: e.g. the current and the previous credential. */
export function SecretList({
  digest = false,
  header = false,
}: SecretOptions = {}): PropertyDecorator {
  const test = (value: unknown): boolean =>
    Array.isArray(value) && value.length > 0 && value.every((item) => usable(item, digest));
  const what = 'a list of secret references';
  return both(
    NestedList(() => SecretRef),
    rule('nestedSecrets', digest, test, what),
    Reflect.metadata(HEADER, header),
  );
}

function both(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
