import type { BodyFault } from './body-fault';
import { SentNumber } from './sent-number';

/** Longest text of a field that is read; the codes and figures themselves have 20 characters at most. */
const MOST_CHARACTERS = 255;
/** As the contract takes them (`Figures`): anything else in their place might be somebody's name. */
const FIGURES = /^[0-9.,+ -]{0,20}$/;

export function isMissing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** A text of figures as it came; `''` where nothing was sent, `null` for anything else. */
export function figuresOf(value: unknown): string | null {
  if (isMissing(value)) return '';
  return typeof value === 'string' && FIGURES.test(value) ? value : null;
}

/** The same where digits are meant, which a sender may write as a whole number. */
export function digitsOf(value: unknown): string | null {
  return figuresOf(value instanceof SentNumber ? (value.digits ?? value) : value);
}

/** The known fields of an object that are longer than any could be. */
export function tooLong(
  object: Readonly<Record<string, unknown>>,
  keys: ReadonlySet<string>,
  path: string,
): BodyFault[] {
  const faults: BodyFault[] = [];
  for (const key of keys) {
    const value = object[key];
    const text = value instanceof SentNumber ? value.text : value;
    if (typeof text === 'string' && text.length > MOST_CHARACTERS)
      faults.push({ path: `${path}/${key}`, message: `passa de ${MOST_CHARACTERS} caracteres` });
  }
  return faults;
}
