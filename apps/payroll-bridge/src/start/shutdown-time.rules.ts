import type { SlowestCall } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';

/** The call that a shutdown waits for longest; undefined where nothing is posted. */
export function slowestCall(
  profiles: readonly Pick<ProfileConfig, 'id' | 'datasul'>[],
): SlowestCall | undefined {
  const [slowest] = profiles.toSorted((a, b) => b.datasul.timeoutMs - a.datasul.timeoutMs);
  if (!slowest) return undefined;
  return {
    of: `the profile ${slowest.id}`,
    timeoutMs: slowest.datasul.timeoutMs,
    harm: 'calls whose entries are then unknown, for a person to check',
  };
}
