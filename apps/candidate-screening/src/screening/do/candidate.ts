import type { Sealer } from '@ponte/platform';
import { openSealedJson } from '../sealed-json';
import type { RequestOrder } from '../task-kinds';

/** What a platform is told of the person: enough to invite them, nothing more. */
export interface OrderedCandidate {
  readonly id?: number;
  readonly name?: string;
  readonly email?: string;
}

/**
 * Opens a sealed candidate for one call, if it is the person that the order is for. Members of other types than the vendor
 * documents are left out.
 *
 * @throws SealError if it cannot be opened, or is somebody else's
 */
export function openCandidate(
  sealer: Sealer,
  sealed: string,
  { source, candidateId: id }: Pick<RequestOrder, 'source' | 'candidateId'>,
): OrderedCandidate {
  // The subject under which ingest seals it; `-` where the event named no id.
  const subject = { system: 'gupy', source, person: String(id ?? '-') };
  const person = openSealedJson(sealer, sealed, { purpose: 'candidate', subject });
  const text = (key: string) => {
    const value = person[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const name = [text('name'), text('lastName')].filter((part) => part !== '').join(' ');
  const email = text('email');
  return { ...(id === null ? {} : { id }), ...(name ? { name } : {}), ...(email ? { email } : {}) };
}
