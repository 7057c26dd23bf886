/**
 * The value of an option that counts something.
 * @param text as it was given; `undefined` takes `otherwise`
 * @throws Error with the option's name if it is no whole number from `from` up
 */
export function wholeNumber(
  name: string,
  text: string | undefined,
  otherwise: number,
  from = 1,
): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(value) || value < from)
    throw new Error(`--${name} must be a whole number from ${from}, not "${text}"`);
  return value;
}
