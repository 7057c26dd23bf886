import { ValidateBy, type ValidationArguments } from 'class-validator';
import { CALL_TIMEOUT_MS } from '../screening/task-kinds';
import { outcomeWord } from '../screening/rules/outcome-word';
import { isTemplate, TEMPLATE_FIELDS, unknownFields } from '../screening/rules/template.rules';

type Rule = { readonly id: string; readonly provider: string; readonly source?: string };
type Whole = {
  readonly gupy?: Map<string, unknown>;
  readonly providers?: readonly { id: string }[];
};

function rule(
  name: string,
  faults: (value: unknown, args: ValidationArguments) => readonly string[],
): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value, args) => faults(value, args as ValidationArguments).length === 0,
      defaultMessage: (args) => faults(args?.value, args as ValidationArguments).join('; '),
    },
  });
}

const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

type Outcomes = Map<string, { readonly tag?: unknown; readonly comment?: unknown }>;

/** A text says something: Gupy refuses a tag of spaces, and no step is called that. */
export function NotBlank(): PropertyDecorator {
  const blank = (value: unknown) => typeof value === 'string' && value !== '' && !value.trim();
  return rule('notBlank', (value) =>
    [value].flat().some(blank) ? ['must not consist of spaces only'] : [],
  );
}

/** There is an entry at all: without one, nothing this is for can ever happen. */
export function HasEntries(what: string): PropertyDecorator {
  return rule('hasEntries', (value) =>
    value instanceof Map && value.size === 0 ? [`name at least one ${what}`] : [],
  );
}

/** Platforms' words are compared without case and outer space, so two that differ only in that are one. */
export function DistinctOutcomes(): PropertyDecorator {
  return rule('distinctOutcomes', (value) => {
    const names = value instanceof Map ? [...(value as Outcomes).keys()] : [];
    const compared = names.map(outcomeWord);
    return [
      ...names.filter((name) => !name.trim()).map(() => 'the name of an outcome is blank'),
      ...names.flatMap((name, index) => {
        const first = compared.indexOf(outcomeWord(name));
        return first === index
          ? []
          : [`the outcomes "${names[first]}" and "${name}" are the same word: keep one`];
      }),
    ];
  });
}

/** With comments off, a tag that is too long could only park every screening it comes up in. */
export function TagsFit(): PropertyDecorator {
  return rule('tagsFit', (value, { object }) => {
    const { comment, tagMaxLength } = object as { comment?: unknown; tagMaxLength?: unknown };
    if (comment !== 'never' || typeof tagMaxLength !== 'number' || !(value instanceof Map))
      return [];
    return [...(value as Outcomes)].flatMap(([name, { tag }]) => {
      if (typeof tag !== 'string' || isTemplate(tag)) return [];
      const length = [...tag.trim()].length;
      return length > tagMaxLength
        ? [
            `the tag of outcome "${name}" is ${length} characters long, but tagMaxLength is ${tagMaxLength} and comment is never: shorten it, or allow comments`,
          ]
        : [];
    });
  });
}

/** A template names only fields that a result has. */
export function IsTemplate(): PropertyDecorator {
  return rule('isTemplate', (value) =>
    (typeof value === 'string' ? unknownFields(value) : []).map(
      (name) =>
        `"{${name}}" is not a field of a result; there are ${TEMPLATE_FIELDS.map((field) => `{${field}}`).join(', ')}`,
    ),
  );
}

/** The step is given by id, by name or by both; the `id` decides where both stand. */
export function NamesAStep(): PropertyDecorator {
  return rule('namesAStep', (value) => {
    const step = value as { id?: number; name?: string } | null;
    return step && step.id === undefined && step.name === undefined
      ? ['give the step by id or by name']
      : [];
  });
}

/**
 * A call ends well before its task's lease does: a lease that runs out under a call would make it run twice. 5 s of room
 * for what surrounds the call.
 */
export function CallsEndInTime(): PropertyDecorator {
  const most = CALL_TIMEOUT_MS - 5_000;
  return rule('callsEndInTime', (value) => {
    const entries = value instanceof Map ? [...value.values()] : list(value);
    const late = (entries as { timeoutMs?: number }[]).some(
      ({ timeoutMs }) => typeof timeoutMs === 'number' && timeoutMs > most,
    );
    return late ? [`timeoutMs must be at most ${most}`] : [];
  });
}

/** No two entries share an id. */
export function UniqueIds(): PropertyDecorator {
  return rule('uniqueIds', (value) => {
    const ids = list<{ id: string }>(value).map(({ id }) => id);
    return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
      (id) => `the id "${id}" stands twice`,
    );
  });
}

/** Each screening's provider is configured. */
export function NamesAProvider(): PropertyDecorator {
  return rule('namesAProvider', (value, { object }) => {
    const known = list<{ id: string }>((object as Whole).providers).map(({ id }) => id);
    return list<Rule>(value)
      .filter(({ provider }) => !known.includes(provider))
      .map(
        ({ id, provider }) =>
          `screening "${id}" names the provider "${provider}", which is not configured (there are: ${known.join(', ') || 'none'})`,
      );
  });
}

/** Each screening's source has a Gupy account to write into. */
export function NamesAnAccount(): PropertyDecorator {
  return rule('namesAnAccount', (value, { object }) => {
    const gupy = (object as Whole).gupy;
    const known = gupy instanceof Map ? [...gupy.keys()] : [];
    return list<Rule>(value)
      .filter(({ source }) => source !== undefined && !known.includes(source))
      .map(
        ({ id, source }) =>
          `screening "${id}" names the source "${source}", which has no account under gupy (there are: ${known.join(', ') || 'none'})`,
      );
  });
}
