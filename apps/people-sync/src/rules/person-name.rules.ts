import { singleSpaced, withoutCase } from './comparable';

/** Letters of any alphabet with their accents, and spaces. */
const LETTERS_ONLY = /^[\p{L}\p{M} ]+$/u;

/** A name as Feedz takes it: single spaces, nothing else changed. */
export function personName(name: string): string {
  return singleSpaced(name).normalize('NFC');
}

/** Whether there is a first and a last name (5014). */
export function hasTwoWords(name: string): boolean {
  return personName(name).includes(' ');
}

/** Whether there are signs beside letters, which Feedz may refuse (5014), or not: nothing is stripped. */
export function hasOtherSigns(name: string): boolean {
  return !LETTERS_ONLY.test(personName(name));
}

/** Whether a social name says nothing more than the name (5015). */
export function isSameName(socialName: string, name: string): boolean {
  return withoutCase(socialName) === withoutCase(name);
}
