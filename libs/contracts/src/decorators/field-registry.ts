import type { FieldRule } from './field-rule';
import type { ValueClass } from './value-class';

const declared = new WeakMap<object, FieldRule[]>();

/** Remembers a decorated field; `prototype` is what a property decorator receives. */
export function declareField(prototype: object, rule: FieldRule): void {
  const rules = declared.get(prototype);
  if (rules) rules.push(rule);
  else declared.set(prototype, [rule]);
}

/**
 * The decorated fields of a class in declaration order, those of its base classes first.
 * @throws if the class has none (a forgotten decorator) or declares one name twice.
 */
export function fieldsOf(valueClass: ValueClass): readonly FieldRule[] {
  const chain: FieldRule[][] = [];
  for (
    let prototype: unknown = valueClass.prototype;
    typeof prototype === 'object' && prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const rules = declared.get(prototype);
    if (rules) chain.unshift(rules);
  }
  const fields = chain.flat();
  if (fields.length === 0) {
    throw new Error(
      `${valueClass.name} has no contract decorator: decorate its fields with those of @ponte/contracts.`,
    );
  }
  const names = new Set<string>();
  for (const { name } of fields) {
    if (names.has(name))
      throw new Error(`${valueClass.name}.${name} is declared twice in its class chain: keep one.`);
    names.add(name);
  }
  return fields;
}
