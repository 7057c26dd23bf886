import type { TaskLimits } from '@ponte/messaging';
import type { DatasulConfig } from '../../config/datasul.config';
import type { ProfileConfig } from '../../config/profile.config';

/** Longest wait for a slot; whoever had none by then comes again. */
const MOST_TURN_MS = 10_000;

/** How long a batch waits for one of the profile's slots, in milliseconds. */
export function turnMs({ timeoutMs }: Pick<DatasulConfig, 'timeoutMs'>): number {
  return Math.min(MOST_TURN_MS, timeoutMs);
}

/**
 * What bounds the tasks of these profiles. A batch has time for its turn and two calls of the slowest profile: the parts of
 * a call that was refused whole answer quickly, and what does not fit is left to the next batch. Beside each call one batch
 * is ready to begin when it ends.
 */
export function postLimits(
  profiles: readonly Pick<ProfileConfig, 'id' | 'datasul'>[],
): Required<TaskLimits> {
  const settings = new Map(profiles.map(({ id, datasul }) => [id, datasul]));
  const times = profiles.map(({ datasul }) => turnMs(datasul) + 2 * datasul.timeoutMs);
  const batches = profiles.map(({ datasul }) => 2 * datasul.calls);
  return {
    callTimeoutMs: Math.max(1_000, ...times),
    // A profile that is gone still has its tasks looked at, to say so.
    concurrency: Math.min(1_000, 1 + batches.reduce((sum, calls) => sum + calls, 0)),
    batchSizeOf: (profile) => settings.get(profile)?.itemsPerCall ?? 1,
    concurrencyOf: (profile) => 2 * (settings.get(profile)?.calls ?? 0.5),
  };
}
