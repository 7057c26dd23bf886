import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { declareField } from './field-registry';
import type { FieldOptions, FieldShape } from './field-rule';

/** Whether a value is an object in JSON's sense: neither null nor an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function accepts(shape: FieldShape, value: unknown): boolean {
  switch (shape.kind) {
    case 'leaf':
      return shape.accepts(value);
    case 'json':
      return value !== undefined;
    case 'nested':
      return isJsonObject(value);
    case 'list':
      return Array.isArray(value) && value.length <= shape.maxItems && value.every(isJsonObject);
  }
}

/**
 * What every decorator of ours is made of: records the field for the schema and adds the class-validator rules that say
 * the same. class-validator's own decorators are not used for the rule itself, because they differ from JSON Schema:
 * `IsOptional` admits null, `MaxLength` does not count variation selectors, `IsISO8601` wants no zone.
 */
export function field(shape: FieldShape, options: FieldOptions): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const { optional = false, nullable = false } = options;
    declareField(prototype, { ...options, name, shape });
    ValidateIf(
      (_, value: unknown) => !(optional && value === undefined) && !(nullable && value === null),
    )(prototype, name);
    ValidateBy({
      name: `contract:${shape.kind}`,
      validator: {
        validate: (value: unknown) => accepts(shape, value),
        defaultMessage: () => `$property breaks its contract (${shape.kind})`,
      },
    })(prototype, name);
    if (shape.kind === 'nested' || shape.kind === 'list') {
      ValidateNested({ each: shape.kind === 'list' })(prototype, name);
    }
  };
}
