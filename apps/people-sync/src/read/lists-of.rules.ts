import { ENDPOINTS } from '../config/datasul.config';
import type { ProfileConfig } from '../config/profile.config';
import { listDefinition } from './list-definition';
import type { NewList } from './read.store';

/**
 * How each list of a run is read. Structure is small and always read whole; persons and employees by what changed, unless
 * everything is wanted, the list cannot be asked for that, or it was never read as it is asked now.
 * @param since day from which on each list is to be read, `YYYY-MM-DD`
 */
export function listsOf(
  profile: Pick<ProfileConfig, 'datasul' | 'rules'>,
  isFull: boolean,
  since: ReadonlyMap<string, string>,
): NewList[] {
  return ENDPOINTS.map((endpoint) => {
    const list = profile.datasul.endpoints[endpoint];
    const definition = listDefinition(profile, endpoint);
    const from = 'incremental' in list && list.incremental ? since.get(endpoint) : undefined;
    return isFull || from === undefined
      ? { endpoint, definition, mode: 'full', since: null }
      : { endpoint, definition, mode: 'incremental', since: from };
  });
}
