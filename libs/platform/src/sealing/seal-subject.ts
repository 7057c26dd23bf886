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

/** A label as it is written, and its first three parts. */
export interface EncodedLabel {
  /** `purpose:system:source:person`. */
  readonly segment: string;
  /** `purpose:system:source`: what has a key of its own. */
  readonly scope: string;
}

/** Each part percent-encoded, dots and colons included, so that a sealed string splits at dots and a label at colons. */
export function encodeLabel({ purpose, subject }: SealLabel): EncodedLabel {
  const { system, source, person } = subject;
  const scope = `${encodePart(purpose)}:${encodePart(system)}:${encodePart(source)}`;
  return { segment: `${scope}:${encodePart(person)}`, scope };
}

/** The label of a segment with its scope, `undefined` if it is not one that `encodeLabel` could have written. */
export function decodeLabel(
  segment: string,
): { readonly label: SealLabel; readonly scope: string } | undefined {
  const parts = segment.split(':').map(decodePart);
  const [purpose, system, source, person] = parts;
  if (parts.length !== 4 || !purpose || system === undefined) return undefined;
  if (source === undefined || person === undefined) return undefined;
  const label = { purpose, subject: { system, source, person } };
  const encoded = encodeLabel(label);
  return encoded.segment === segment ? { label, scope: encoded.scope } : undefined;
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
