import { fieldsOf } from '../decorators/field-registry';
import type { FieldRule, FieldShape } from '../decorators/field-rule';
import type { ValueClass } from '../decorators/value-class';
import type { JsonSchema } from './json-schema';

const known = new WeakMap<ValueClass, JsonSchema>();

function shapeSchema(shape: FieldShape): JsonSchema {
  switch (shape.kind) {
    case 'leaf':
      return shape.schema;
    case 'json':
      return {};
    case 'nested':
      return schemaOf(shape.type);
    case 'list':
      return { type: 'array', maxItems: shape.maxItems, items: schemaOf(shape.type) };
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  if (schema.type === undefined) return schema;
  return {
    ...schema,
    type: [...(typeof schema.type === 'string' ? [schema.type] : schema.type), 'null'],
    ...(schema.enum ? { enum: [...schema.enum, null] } : {}),
  };
}

function fieldSchema({ shape, nullable, about }: FieldRule): JsonSchema {
  const schema = nullable ? orNull(shapeSchema(shape)) : shapeSchema(shape);
  return about ? { description: about, ...schema } : schema;
}

/**
 * The JSON Schema (draft 07) of a value class, nested classes written out in place. Unknown keys are allowed, so that a
 * reader of today takes an event to which an optional field was added.
 * @throws if the class carries no contract decorator.
 */
export function schemaOf(valueClass: ValueClass): JsonSchema {
  const cached = known.get(valueClass);
  if (cached) return cached;
  const fields = fieldsOf(valueClass);
  const schema: JsonSchema = {
    title: valueClass.name,
    type: 'object',
    properties: Object.fromEntries(fields.map((rule) => [rule.name, fieldSchema(rule)])),
    required: fields.filter((rule) => !rule.optional).map((rule) => rule.name),
  };
  known.set(valueClass, schema);
  return schema;
}
