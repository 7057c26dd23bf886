import { screeningReturned } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { SettledWrite } from '../rules/round.rules';
import type { Screening } from '../screening.entity';
import { asOf, screeningFacts } from './screening-facts';

/** Everything that the result asked for stands in Gupy. Changes `screening` without writing it. */
export function tellReturned(
  unit: UnitOfWork,
  screening: Screening,
  writes: readonly SettledWrite[],
  now: Date,
): void {
  const count = (kind: SettledWrite['kind']) =>
    writes.filter((write) => write.kind === kind && write.state === 'done').length;
  screening.become('returned', now);
  unit.tell(
    screeningReturned,
    {
      ...screeningFacts(screening),
      outcome: screening.outcome ?? '',
      tag: count('tag') > 0 ? 'written' : 'none',
      comment: count('comment') > 0,
      removedTags: count('remove-tag'),
      returnedAt: now.toISOString(),
    },
    asOf(screening, now),
  );
}
