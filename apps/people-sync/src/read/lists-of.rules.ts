import { ENDPOINTS } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';
import type { ListRead } from './read.store';

/**
 * How each list of a run is read. Structure is small and always read whole; persons and employees by what changed, unless
 * everything is wanted, the list cannot be asked for that, or it was never read.
 * @param since day from which on each list is to be read, `YYYY-MM-DD`
 */
export function listsOf(
  { datasul }: Pick<ProfileConfig, 'datasul'>,
  isFull: boolean,
  since: ReadonlyMap<string, string>,
): Pick<ListRead, 'endpoint' | 'mode' | 'since'>[] {
  return ENDPOINTS.map((endpoint) => {
    const list = datasul.endpoints[endpoint];
    const from = 'incremental' in list && list.incremental ? since.get(endpoint) : undefined;
    return isFull || from === undefined
      ? { endpoint, mode: 'full', since: null }
      : { endpoint, mode: 'incremental', since: from };
  });
}
