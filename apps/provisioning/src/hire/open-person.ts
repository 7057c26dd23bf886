import { SealError, type Sealer } from '@ponte/platform';
import { type Person, readPerson } from './person';

/** Whose sealed part it is: what ingest sealed it for. */
export interface PersonRef {
  readonly source: string;
  readonly candidateId: number | null;
}

/**
 * Opens the sealed candidate of an event, if it is the person that the event names. What comes back is not to be stored.
 *
 * @throws SealError if it cannot be opened, or is somebody else's; its message quotes nothing of what was sealed
 */
export function openPerson(
  sealer: Sealer,
  sealed: string | null | undefined,
  { source, candidateId }: PersonRef,
): Person {
  if (sealed == null) return readPerson(undefined);
  // The subject under which ingest seals it; `-` where the event named no id.
  const subject = { system: 'gupy', source, person: String(candidateId ?? '-') };
  const text = sealer.open(sealed, { purpose: 'candidate', subject }).toString('utf8');
  let opened: unknown;
  try {
    opened = JSON.parse(text);
  } catch {
    // V8's message quotes the text, which is personal data.
    throw new SealError('malformed', 'what was sealed is no JSON');
  }
  return readPerson(
    typeof opened === 'object' && opened !== null && !Array.isArray(opened)
      ? (opened as Record<string, unknown>)
      : undefined,
  );
}
