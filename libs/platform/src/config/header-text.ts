/** Whether a text can stand in a header as one word: printable ASCII without spaces (RFC 9110 §5.5, RFC 6750 §2.1). */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
