import { SealError, type Sealer, type SealSubject } from '@ponte/platform';

/**
 * Opens a sealed JSON object and returns its members; anything else that parses has none.
 *
 * @throws SealError if it cannot be opened or is no JSON; its message quotes nothing of what was sealed
 */
export function openSealedJson(
  sealer: Sealer,
  sealed: string,
  expected: { readonly purpose: string; readonly subject: SealSubject },
): Readonly<Record<string, unknown>> {
  const text = sealer.open(sealed, expected).toString('utf8');
  let opened: unknown;
  try {
    opened = JSON.parse(text);
  } catch {
    // V8's message quotes the text, which is personal data.
    throw new SealError('malformed', 'what was sealed is no JSON');
  }
  return typeof opened === 'object' && opened ? (opened as Record<string, unknown>) : {};
}
