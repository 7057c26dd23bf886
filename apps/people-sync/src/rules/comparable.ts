/** A text for comparing: without case, accents, outer and repeated space. */
export function comparable(text: string): string {
  return withoutCase(text).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** A text for comparing where an accent makes a difference: without case, outer and repeated space. */
export function withoutCase(text: string): string {
  return singleSpaced(text).toLowerCase().normalize('NFC');
}

/** A text without outer space and with one space between its words. */
export function singleSpaced(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
