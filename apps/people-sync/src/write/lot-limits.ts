import type { TaskFailure, TaskLimits } from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';

/** For the transactions around a call, in milliseconds. */
const AROUND_MS = 10_000;
/** A process, and a look for another one. */
const MOST_CALLS = 2;

/** What bounds the tasks of lots: the slowest profile's calls, and so many as all profiles allow at once. */
export function lotLimits(profiles: readonly Pick<ProfileConfig, 'feedz'>[]): TaskLimits {
  const times = profiles.map(({ feedz }) => MOST_CALLS * feedz.timeoutMs);
  const lots = profiles.reduce((sum, { feedz }) => sum + feedz.lotsAtOnce, 0);
  return {
    callTimeoutMs: Math.min(3_600_000, AROUND_MS + Math.max(0, ...times)),
    // A profile that is gone still has its tasks looked at, to say so.
    concurrency: Math.min(1_000, 1 + lots),
  };
}

/** A lot waits until its profile is there again. */
export function notActive(profile: string): TaskFailure {
  const reason = `the profile ${profile} is not there or not active: its lots wait`;
  return { class: 'unavailable', scope: 'party', reason, local: true };
}
