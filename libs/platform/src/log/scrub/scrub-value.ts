import { types } from 'node:util';
import { isNumberingKey, isPersonKey, isSensitiveKey } from './sensitive-keys';
import { scrubText } from './scrub-text';

const REDACTED = '[redacted]';
const MAX_DEPTH = 8;
const MAX_ITEMS = 100;
/** Enough for an event of ours; an HTTP client's error drags whole sockets along. */
const MAX_NODES = 1_500;

interface Walk {
  readonly path: object[];
  nodes: number;
}

/**
 * A copy of any value, fit for the log: sensitive keys redacted, every string (and every number) scrubbed, errors with
 * their causes, Maps, Sets and Buffers in readable form. Never throws; depth, breadth and size are bounded.
 */
export function scrubValue(value: unknown): unknown {
  return walk(value, '', { path: [], nodes: 0 });
}

function walk(value: unknown, key: string, state: Walk): unknown {
  switch (typeof value) {
    case 'string':
      return scrubText(value, isNumberingKey(key));
    case 'number':
      return scrubNumber(value, key);
    case 'bigint':
      return scrubText(value.toString(), isNumberingKey(key));
    case 'function':
      return '[function]';
    case 'symbol':
      return scrubText(value.toString());
    case 'object':
      return value === null ? null : walkObject(value, key, state);
    default:
      return value;
  }
}

function scrubNumber(value: number, key: string): unknown {
  const text = String(value);
  const scrubbed = scrubText(text, isNumberingKey(key));
  return scrubbed === text ? value : scrubbed;
}

function walkObject(value: object, key: string, state: Walk): unknown {
  if (state.path.includes(value)) return '[circular]';
  if (state.path.length >= MAX_DEPTH) return '[too deep]';
  if (++state.nodes > MAX_NODES) return '[too large]';
  state.path.push(value);
  try {
    return describe(value, key, state);
  } catch {
    // A hostile toString, a revoked proxy: the line matters more than this value.
    return '[unreadable]';
  } finally {
    state.path.pop();
  }
}

function describe(value: object, key: string, state: Walk): unknown {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '[invalid date]' : value.toISOString();
  }
  if (ArrayBuffer.isView(value)) return `[${value.constructor.name}, ${value.byteLength} bytes]`;
  if (value instanceof ArrayBuffer) return `[ArrayBuffer, ${value.byteLength} bytes]`;
  // Another realm's errors (jest, node:vm) are no instances of ours.
  if (value instanceof Error || types.isNativeError(value)) return describeError(value, state);
  if (value instanceof Map) return describeEntries([...value.entries()], key, state);
  if (value instanceof Set) return describeList([...value], key, state);
  if (Array.isArray(value)) return describeList(value, key, state);
  if (value instanceof Promise) return '[promise]';
  if (value instanceof RegExp || value instanceof URL) return scrubText(String(value));
  if (value instanceof URLSearchParams || value instanceof Headers) {
    return describeEntries([...value.entries()], key, state);
  }
  const json = ownJson(value);
  if (json !== undefined) return walk(json, key, state);
  return describeEntries(readable(value), key, state);
}

function describeList(items: readonly unknown[], key: string, state: Walk): unknown[] {
  // Sealed by position: [["cpf","…"]] is how raw headers and query tuples come.
  const shown = items.slice(0, MAX_ITEMS).map((item, index) => {
    const before = items[index - 1];
    const tuple = index > 0 && typeof before === 'string' && items.length % 2 === 0;
    return tuple && isSensitiveKey(before) ? REDACTED : walk(item, key, state);
  });
  return items.length > MAX_ITEMS ? [...shown, `[${items.length - MAX_ITEMS} more]`] : shown;
}

function describeEntries(
  entries: readonly (readonly [unknown, unknown])[],
  parent: string,
  state: Walk,
): Record<string, unknown> {
  const keys = entries.slice(0, MAX_ITEMS).map(([key]) => String(key));
  const person = isPersonKey(parent) || looksLikePerson(keys);
  const result: Record<string, unknown> = {};
  for (const [index, [, value]] of entries.slice(0, MAX_ITEMS).entries()) {
    const key = keys[index] ?? '';
    const id = /^id$/i.test(key);
    const hidden = isSensitiveKey(key) || (person && !id && isScalar(value));
    const named = isPersonKey(key) && isScalar(value) && typeof value !== 'number';
    // defineProperty, because a key may be __proto__.
    Object.defineProperty(result, scrubText(key, true), {
      value:
        (hidden || named) && value != null && typeof value !== 'boolean'
          ? REDACTED
          : walk(value, key, state),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  if (entries.length > MAX_ITEMS) result['…'] = `[${entries.length - MAX_ITEMS} more]`;
  return result;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' && typeof value !== 'function';
}

/** A `name` beside an e-mail address or a document is a person's. */
function looksLikePerson(keys: readonly string[]): boolean {
  return keys.some((key) => /^name$/i.test(key)) && keys.some((key) => isSensitiveKey(key));
}

function describeError(error: Error, state: Walk): Record<string, unknown> {
  const own = readable(error).filter(
    ([key]) => !['name', 'message', 'stack', 'cause'].includes(key),
  );
  // kafkajs and others have a `type` of their own ("TOPIC_ALREADY_EXISTS"): it must not stand for the class.
  const renamed = own.map(([key, value]): [string, unknown] => [
    key === 'type' ? 'errorType' : key,
    value,
  ]);
  return {
    type: scrubText(className(error)),
    message: scrubText(String(error.message)),
    ...(error.stack && { stack: scrubText(String(error.stack)) }),
    ...(error.cause !== undefined && { cause: walk(error.cause, 'cause', state) }),
    ...(error instanceof AggregateError && { errors: walk(error.errors, 'errors', state) }),
    ...describeEntries(
      renamed.filter(([key]) => key !== 'errors'),
      '',
      state,
    ),
  };
}

/** pg calls its errors "error", and a subclass that sets no name is an "Error": then the class knows better. */
function className({ name, constructor }: Error): string {
  return /^error$/i.test(name) && constructor?.name ? constructor.name : String(name || 'Error');
}

/** Own enumerable properties; a getter that throws is shown as unreadable. */
function readable(value: object): [string, unknown][] {
  return Object.keys(value).map((key) => {
    try {
      return [key, (value as Record<string, unknown>)[key]];
    } catch {
      return [key, '[unreadable]'];
    }
  });
}

function ownJson(value: object): unknown {
  const toJson: unknown = (value as { toJSON?: unknown }).toJSON;
  return typeof toJson === 'function' ? (toJson as () => unknown).call(value) : undefined;
}
