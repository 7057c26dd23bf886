import type { PeopleReadCount } from '@ponte/contracts';
import { ENDPOINTS } from '../config/datasul.config';
import { ENTITY_OF } from '../rules/read-item';
import type { ListRead } from './read.store';

/** What a run read of each kind of record, in the order in which it is read; lists that were not begun are left out. */
export function readCounts(lists: readonly ListRead[]): PeopleReadCount[] {
  return ENDPOINTS.flatMap((name) =>
    lists
      .filter(({ endpoint, state }) => endpoint === name && state !== 'waiting')
      .map(({ endpoint, items: read, changed, faulty, missing }) => ({
        ...{ entity: ENTITY_OF[endpoint], read, changed, faulty, missing },
      })),
  );
}
