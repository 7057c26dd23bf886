import { ShapeMismatch, type Shape } from './shape';

/** What came of reading a body. */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** Reads the parsed JSON of an answer; `undefined` is an empty body. */
export type Decode<T> = (body: unknown, status: number) => Decoded<T>;

/** Reads a body by its shape. */
export function decodeAs<T>(shape: Shape<T>): Decode<T> {
  return (body) => {
    try {
      return { ok: true, value: shape(body, '') };
    } catch (error) {
      if (error instanceof ShapeMismatch) {
        return { ok: false, why: error.message };
      }
      throw error;
    }
  };
}

/** For calls whose status says all: any JSON and an empty body will do (HTML still does not: it is no answer of an API). */
export const decodeNothing: Decode<void> = () => ({ ok: true, value: undefined });
