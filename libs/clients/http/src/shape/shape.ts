/**
 * Reads a value of a vendor's JSON: returns it in our form or throws a {@link ShapeMismatch}. `at` is the JSON pointer of
 * the value. Unknown keys are ignored: vendors add them at any time.
 */
export type Shape<T> = (value: unknown, at: string) => T;

/** Says where and what was expected, never what was there: that may be personal data. */
export class ShapeMismatch extends Error {
  constructor(at: string, expected: string) {
    super(`${at === '' ? 'the body' : at} is not ${expected}`);
    this.name = 'ShapeMismatch';
  }
}

/** What a shape reads. */
export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

/** A text, empty ones included. */
export const text: Shape<string> = (value, at) => {
  if (typeof value !== 'string') {
    throw new ShapeMismatch(at, 'a text');
  }
  return value;
};

/** A number; digits in a text are not one. */
export const number: Shape<number> = (value, at) => {
  if (typeof value !== 'number') {
    throw new ShapeMismatch(at, 'a number');
  }
  return value;
};

/** `true` or `false`, no word or number for them. */
export const flag: Shape<boolean> = (value, at) => {
  if (typeof value !== 'boolean') {
    throw new ShapeMismatch(at, 'true or false');
  }
  return value;
};

/** A positive integer up to 2^53 − 1, also written as digits; beyond that JSON.parse has rounded it to another id. */
export const integerId: Shape<number> = (value, at) => {
  const id = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) {
    throw new ShapeMismatch(at, 'an id (an integer from 1 to 2^53 − 1)');
  }
  return id;
};

/** An id that we never calculate with: a text that is not empty, or an integer that was not rounded. */
export const opaqueId: Shape<string> = (value, at) => {
  if (typeof value === 'string' && value.trim() !== '') {
    return value;
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return String(value);
  }
  throw new ShapeMismatch(at, 'an id (a text or an integer up to 2^53 − 1)');
};

/** The value if it is there and of that shape, otherwise undefined: for what we can do without. */
export function maybe<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => {
    if (value === null || value === undefined) {
      return undefined;
    }
    try {
      return shape(value, at);
    } catch (error) {
      if (error instanceof ShapeMismatch) {
        return undefined;
      }
      throw error;
    }
  };
}

/** An object with these members, whatever else it has. */
export function object<M extends Readonly<Record<string, Shape<unknown>>>>(
  members: M,
): Shape<{ readonly [K in keyof M]: ShapeOf<M[K]> }> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ShapeMismatch(at, 'an object');
    }
    const source = value as Readonly<Record<string, unknown>>;
    const read = Object.entries(members).map(([key, shape]) => [
      key,
      shape(Object.hasOwn(source, key) ? source[key] : undefined, `${at}/${key}`),
    ]);
    return Object.fromEntries(read) as { readonly [K in keyof M]: ShapeOf<M[K]> };
  };
}

/** The items of that shape; others are left out. */
export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  const tolerant = maybe(shape);
  return (value, at) => {
    if (!Array.isArray(value)) {
      throw new ShapeMismatch(at, 'a list');
    }
    return value
      .map((item: unknown, index) => tolerant(item, `${at}/${index}`))
      .filter((item) => item !== undefined);
  };
}
