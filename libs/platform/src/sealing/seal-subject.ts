/** Whose data a sealed part holds. */
export interface SealSubject {
  /** The system that the person's id belongs to, e.g. `gupy`. */
  readonly system: string;
  /** The account or source there, e.g. `acme`. */
  readonly source: string;
  /** The person's id there. Never a CPF, a name or an address: it is readable in the sealed string. */
  readonly person: string;
}

/** What a sealed part is for, and whose it is: readable, and bound to the ciphertext. */
export interface SealLabel {
  /** e.g. `candidate`, `raw`, `result`. */
  readonly purpose: string;
  readonly subject: SealSubject;
}

/** `purpose:system:source:person`, each part percent-encoded, dots included, so that the string splits at dots. */
export function encodeLabel({ purpose, subject }: SealLabel): string {
  return [purpose, subject.system, subject.source, subject.person].map(encodePart).join(':');
}

/** The label of a segment, `undefined` if it is not one that `encodeLabel` could have written. */
export function decodeLabel(segment: string): SealLabel | undefined {
  const parts = segment.split(':').map(decodePart);
  const [purpose, system, source, person] = parts;
  if (parts.length !== 4 || !purpose || system === undefined) return undefined;
  if (source === undefined || person === undefined) return undefined;
  const label = { purpose, subject: { system, source, person } };
  return encodeLabel(label) === segment ? label : undefined;
}

/** What needs no encoding: nearly every part there is. */
const PLAIN = /^[A-Za-z0-9_-]*$/;

function encodePart(part: string): string {
  if (PLAIN.test(part)) return part;
  if (/\p{Surrogate}/u.test(part))
    throw new TypeError('a seal label holds half of a surrogate pair');
  return encodeURIComponent(part).replace(
    /[.!'()*~]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
