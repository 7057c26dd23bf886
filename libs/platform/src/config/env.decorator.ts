import 'reflect-metadata';

export interface EnvOptions {
  /** Also read from the file that `<NAME>_FILE` names; its value never appears in a message or a log line. */
  readonly secret?: boolean;
  /** What of a secret is one by itself, e.g. each key of a list: it never appears either. */
  readonly parts?: (value: string) => readonly string[];
}

export interface EnvField extends EnvOptions {
  readonly property: string;
  readonly name: string;
}

const FIELDS = Symbol('ponte:env-fields');

/**
 * Fills a property from an environment variable. Text is turned into the property's declared type (number, boolean,
 * a list split at commas); then the property's class-validator rules judge it. Absent or empty: the property keeps its
 * initial value, and one without is a fault unless `@IsOptional()`.
 */
export function Env(name: string, options: EnvOptions = {}): PropertyDecorator {
  return (target, property) => {
    const inherited = envFields(target);
    const field: EnvField = { ...options, name, property: String(property) };
    Reflect.defineMetadata(FIELDS, [...inherited, field], target);
  };
}

/** The variables of a class, in the order in which they are written. */
export function envFields(prototype: object): readonly EnvField[] {
  return (Reflect.getMetadata(FIELDS, prototype) as readonly EnvField[] | undefined) ?? [];
}
