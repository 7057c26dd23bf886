/**
 * What two messages have in common that say the same: numbers in them are somebody's registration or a line's, blanks and
 * the case of letters say nothing.
 */
export function groupText(message: string): string {
  return message
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\d+/g, '#')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
