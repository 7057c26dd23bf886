import { isJsonPointer } from '@ponte/clients/http';

/** Where in an item a value stands (JSON pointer, RFC 6901); of several the values are joined by `|`. */
export type Pointers = string | readonly string[];

/** The pointers of a setting that may be one or several. */
export function pointersOf(pointers: Pointers): readonly string[] {
  return typeof pointers === 'string' ? [pointers] : pointers;
}

/** Whether a value is a JSON pointer (RFC 6901) to something within an item; no empty names, which are slips of the pen. */
export function isMemberPointer(value: unknown): value is string {
  return typeof value === 'string' && /^(\/[^/]+)+$/u.test(value) && isJsonPointer(value);
}
