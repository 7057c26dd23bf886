import { storable } from './storable';

/** A text without outer and repeated space, cut to so many characters, storable; `null` if nothing is left of it. */
export function boundedText(text: string | null | undefined, most: number): string | null {
  const letters = [
    ...storable(text ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  if (letters.length === 0) return null;
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
