import { Transform, Type, plainToInstance } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';

type ClassOf = () => new () => object;

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shape(
  name: string,
  expected: string,
  test: (value: unknown) => boolean,
): PropertyDecorator {
  return ValidateBy({
    name,
    validator: { validate: (value) => test(value), defaultMessage: () => `must be ${expected}` },
  });
}

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** A mapping with known keys, checked by its own class. Optional with `@IsOptional()`. */
export function NestedObject(type: ClassOf): PropertyDecorator {
  return all(Type(type), ValidateNested(), shape('nestedObject', 'a mapping', isMapping));
}

/** A list of such mappings. */
export function NestedList(type: ClassOf): PropertyDecorator {
  const isList = (value: unknown): boolean => Array.isArray(value) && value.every(isMapping);
  return all(Type(type), ValidateNested(), shape('nestedList', 'a list of mappings', isList));
}

/**
 * Mappings by a free name, e.g. accounts by id. The property is a `Map<string, X>`; a name without a value (`name:`)
 * is an empty mapping, so that its defaults hold.
 */
export function NestedMap(type: ClassOf): PropertyDecorator {
  const toMap = Transform(({ value, obj, key }) => {
    const plain: unknown = (obj as Record<string, unknown>)[key] ?? value;
    if (!isMapping(plain)) return plain;
    if (plain instanceof Map) return plain;
    const entries = Object.entries(plain).map(([name, item]): [string, unknown] => [
      name,
      isMapping(item ?? {}) ? plainToInstance(type(), item ?? {}) : item,
    ]);
    return new Map(entries);
  });
  const isMap = (value: unknown): boolean =>
    value instanceof Map && [...value.values()].every(isMapping);
  return all(toMap, ValidateNested(), shape('nestedMap', 'a mapping of names to mappings', isMap));
}
