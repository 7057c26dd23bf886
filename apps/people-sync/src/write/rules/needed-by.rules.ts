import type { FeedzRecord, NeededRecord } from '../feedz-record';
import type { Missing } from './judge-items.rules';

/** The records that Feedz misses, as a record needs them. */
export function neededBy(
  { entity, key, needs, manager }: Pick<FeedzRecord, 'entity' | 'key' | 'needs' | 'manager'>,
  missing: readonly Missing[],
): readonly NeededRecord[] {
  return missing.flatMap((kind): readonly NeededRecord[] => {
    if (kind === 'leader') return manager === null ? [] : [{ entity: 'person', key: manager }];
    if (kind === 'person') return entity === 'bind' ? [{ entity: 'person', key }] : [];
    return needs.filter((need) => need.entity === kind);
  });
}
