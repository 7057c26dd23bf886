import type { JsonSchema } from '../schema/json-schema';

/** A change that may not happen within a version. */
export interface Incompatibility {
  /** Where: a dotted path of the value, or the name of a property of the topic. */
  readonly at: string;
  readonly problem: string;
}

const narrower = 'records already on the log may break it';
const wider = 'readers of the same version would refuse the new records';

function at(path: string): string {
  return path || '(value)';
}

function typesOf(schema: JsonSchema): readonly string[] {
  if (schema.type === undefined) return ['any'];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function setChange(
  path: string,
  what: string,
  before: readonly unknown[],
  after: readonly unknown[],
): Incompatibility[] {
  const lost = before.filter((one) => !after.includes(one));
  const gained = after.filter((one) => !before.includes(one));
  return [
    ...lost.map((one) => ({
      at: at(path),
      problem: `${what} no longer admits ${String(one)}: ${narrower}`,
    })),
    ...gained.map((one) => ({
      at: at(path),
      problem: `${what} now admits ${String(one)}: ${wider}`,
    })),
  ];
}

/** `grows` is true for an upper bound: a smaller one narrows. An absent bound is the widest. */
function boundChange(
  path: string,
  name: string,
  before: number | undefined,
  after: number | undefined,
  upper: boolean,
): Incompatibility[] {
  if (before === after) return [];
  const widest = upper ? Infinity : -Infinity;
  const rose = (after ?? widest) > (before ?? widest);
  const told = `${name} went from ${before ?? 'none'} to ${after ?? 'none'}`;
  return [{ at: at(path), problem: `${told}: ${rose === upper ? wider : narrower}` }];
}

function keywordChanges(path: string, before: JsonSchema, after: JsonSchema): Incompatibility[] {
  const words = (['pattern', 'format', 'x-sealed'] as const).flatMap((name) =>
    before[name] === after[name]
      ? []
      : [
          {
            at: at(path),
            problem: `${name} went from ${before[name] ?? 'none'} to ${after[name] ?? 'none'}`,
          },
        ],
  );
  const lists = before.enum || after.enum;
  return [
    ...setChange(path, 'type', typesOf(before), typesOf(after)),
    ...(before.enum && after.enum ? setChange(path, 'enum', before.enum, after.enum) : []),
    ...(lists && !before.enum ? [{ at: at(path), problem: `an enum was added: ${narrower}` }] : []),
    ...(lists && !after.enum ? [{ at: at(path), problem: `the enum was dropped: ${wider}` }] : []),
    ...boundChange(path, 'minLength', before.minLength ?? 0, after.minLength ?? 0, false),
    ...boundChange(path, 'maxLength', before.maxLength, after.maxLength, true),
    ...boundChange(path, 'minimum', before.minimum, after.minimum, false),
    ...boundChange(path, 'maximum', before.maximum, after.maximum, true),
    ...boundChange(path, 'maxItems', before.maxItems, after.maxItems, true),
    ...words,
  ];
}

function fieldChanges(path: string, before: JsonSchema, after: JsonSchema): Incompatibility[] {
  const was = before.properties ?? {};
  const is = after.properties ?? {};
  const changes: Incompatibility[] = [];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const place = path ? `${path}.${name}` : name;
    const [old, now] = [was[name], is[name]];
    const required = after.required?.includes(name) ?? false;
    if (old && !now)
      changes.push({ at: place, problem: 'the field was removed: readers may stand on it' });
    else if (!old && required)
      changes.push({ at: place, problem: `a required field was added: ${narrower}` });
    else if (old && now) {
      const wasRequired = before.required?.includes(name) ?? false;
      if (required && !wasRequired)
        changes.push({ at: place, problem: `became required: ${narrower}` });
      if (!required && wasRequired)
        changes.push({ at: place, problem: `became optional: ${wider}` });
      changes.push(...schemaIncompatibilities(old, now, place));
    }
  }
  return changes;
}

/**
 * What speaks against calling two schemas the same version. Records of either must be readable by readers of either:
 * they live on the log at the same time, and so do old and new readers during a deployment. That leaves optional fields
 * to be added, and words (titles, descriptions) to be changed.
 */
export function schemaIncompatibilities(
  before: JsonSchema,
  after: JsonSchema,
  path = '',
): Incompatibility[] {
  return [
    ...keywordChanges(path, before, after),
    ...fieldChanges(path, before, after),
    ...(before.items && after.items
      ? schemaIncompatibilities(before.items, after.items, `${path}[]`)
      : []),
  ];
}
