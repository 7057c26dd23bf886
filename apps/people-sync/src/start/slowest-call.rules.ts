import type { SlowestCall } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';

type Timed = Pick<ProfileConfig, 'id'> &
  Readonly<Record<'datasul' | 'feedz', { readonly timeoutMs: number }>>;

/** The call that a shutdown waits for longest; undefined where nothing is called. */
export function slowestCall(profiles: readonly Timed[]): SlowestCall | undefined {
  const calls = profiles.flatMap(({ id, datasul, feedz }) =>
    Object.entries({ datasul, feedz }).map(([system, { timeoutMs }]) => ({
      of: `${system} (profile ${id})`,
      timeoutMs,
      harm: 'lots that Feedz may have taken, whose records are then unknown',
    })),
  );
  return calls.toSorted((a, b) => b.timeoutMs - a.timeoutMs)[0];
}
