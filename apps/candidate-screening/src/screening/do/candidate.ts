import type { Sealer } from '@ponte/platform';

/** What a platform is told of the person: enough to invite them, nothing more. */
export interface OrderedCandidate {
  readonly id?: number;
  readonly name?: string;
  readonly email?: string;
}

/**
 * Opens a sealed candidate for one call. Members of other types than the vendor documents are left out.
 *
 * @throws SealError if it cannot be opened
 */
export function openCandidate(sealer: Sealer, sealed: string, id: number | null): OrderedCandidate {
  const opened: unknown = JSON.parse(
    sealer.open(sealed, { purpose: 'candidate' }).toString('utf8'),
  );
  const person = (typeof opened === 'object' && opened ? opened : {}) as Record<string, unknown>;
  const text = (key: string) => (typeof person[key] === 'string' ? person[key].trim() : '');
  const name = [text('name'), text('lastName')].filter((part) => part !== '').join(' ');
  const email = text('email');
  return { ...(id === null ? {} : { id }), ...(name ? { name } : {}), ...(email ? { email } : {}) };
}
