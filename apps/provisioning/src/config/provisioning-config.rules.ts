import { comparable } from '@ponte/platform';
import { ValidateBy, type ValidationArguments } from 'class-validator';
import { isDay } from '../calendar/sao-paulo-day';
import { CALL_TIMEOUT_MS } from '../request/task-kinds';

type Kit = { readonly id: string; readonly when?: object };

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
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** A text says something. */
export function NotBlank(): PropertyDecorator {
  return rule('notBlank', (value) =>
    typeof value === 'string' && value !== '' && !value.trim()
      ? ['must not consist of spaces only']
      : [],
  );
}

/** A text, or a list of texts that is not empty. */
export function IsOneOrMoreTexts(): PropertyDecorator {
  return rule('isOneOrMoreTexts', (value) =>
    isText(value) || (list(value).length > 0 && list(value).every(isText))
      ? []
      : ['must be a text or a list of texts; leave it out where anything will do'],
  );
}

/** What a desk may be told beside a position: names to texts, numbers or true/false. */
export function IsAttributes(): PropertyDecorator {
  const plain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  return rule('isAttributes', (value) => {
    const entries =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.values(value)
        : undefined;
    return entries && entries.length <= 50 && entries.every(plain)
      ? []
      : ['must be a mapping of at most 50 names to texts, numbers or true/false'];
  });
}

/** The posto de trabalho is found by id or by title. */
export function NamesAField(): PropertyDecorator {
  return rule('namesAField', (value) => {
    const field = value as { id?: string; title?: string } | null;
    return field && field.id === undefined && field.title === undefined
      ? ['give the custom field by id or by title']
      : [];
  });
}

/** Days of the calendar, `YYYY-MM-DD`. */
export function AreDays(): PropertyDecorator {
  return rule('areDays', (value) =>
    Array.isArray(value)
      ? value
          .filter((day) => typeof day !== 'string' || !isDay(day))
          .map((day) => `${JSON.stringify(day)} is no day: write YYYY-MM-DD, in quotes`)
      : ['must be a list of days: ["2026-01-25"]'],
  );
}

/** No two kits share an id. */
export function UniqueIds(): PropertyDecorator {
  return rule('uniqueIds', (value) => {
    const ids = list<Kit>(value).map(({ id }) => id);
    return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
      (id) => `the id "${id}" stands twice`,
    );
  });
}

/** A kit without `when` can only be given by `otherwise`: without that it is never given. */
export function KitsAreReachable(): PropertyDecorator {
  return rule('kitsAreReachable', (value, { object }) => {
    const { otherwise } = object as { otherwise?: unknown };
    return list<Kit>(value)
      .filter(({ id, when }) => when === undefined && id !== otherwise)
      .map(
        ({ id }) =>
          `the kit "${id}" has no when: write "when: {}" if it is for everybody, or "otherwise: ${id}" if it is for those whom no other kit fits`,
      );
  });
}

/** `otherwise` is "attention" or names a kit. */
export function NamesAKit(): PropertyDecorator {
  return rule('namesAKit', (value, { object }) => {
    const ids = list<Kit>((object as { kits?: unknown }).kits).map(({ id }) => id);
    return value === 'attention' || ids.includes(value as string)
      ? []
      : [`must be attention or the id of a kit (there are: ${ids.join(', ') || 'none'})`];
  });
}

/** One word of the desk means one state. */
export function DistinctWords(): PropertyDecorator {
  return rule('distinctWords', (value) => {
    const words = Object.values((value ?? {}) as Record<string, unknown>).flatMap((each) =>
      list<unknown>(each).filter(isText),
    );
    const compared = words.map(comparable);
    return words
      .filter((_, index) => compared.indexOf(compared[index] ?? '') !== index)
      .map((word) => `"${word}" stands twice: a word means one state`);
  });
}

/**
 * A call ends well before its task's lease does: a lease that runs out under a call would make it run twice. 5 s of room
 * for what surrounds the call.
 */
export function CallsEndInTime(): PropertyDecorator {
  const most = CALL_TIMEOUT_MS - 5_000;
  return rule('callsEndInTime', (value) => {
    const { timeoutMs } = (value ?? {}) as { timeoutMs?: unknown };
    return typeof timeoutMs === 'number' && timeoutMs > most
      ? [`timeoutMs must be at most ${most}`]
      : [];
  });
}
