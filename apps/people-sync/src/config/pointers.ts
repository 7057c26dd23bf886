/** Where in an item a value stands (JSON pointer, RFC 6901); of several the values are joined by `|`. */
export type Pointers = string | readonly string[];

/** The pointers of a setting that may be one or several. */
export function pointersOf(pointers: Pointers): readonly string[] {
  return typeof pointers === 'string' ? [pointers] : pointers;
}
