import type { LimitConfig, WatchConfig } from '../../config/rotator.config';
import type { LockedHook } from '../rotation.store';
import { paced, putBacksFor, wrongDeliveries } from '../rules/deliveries.rules';
import { addressDigest, type ListedWebhook } from '../rules/listed-webhook';
import { matching } from '../rules/match.rules';

/** How often something may still be done on its own; notes the time if it may. Returns whether. */
export function within(times: string[], { most, within }: LimitConfig, now: Date): boolean {
  const since = now.getTime() - within;
  const recent = times.filter((time) => Date.parse(time) > since);
  const may = recent.length < most;
  times.splice(0, times.length, ...recent, ...(may ? [now.toISOString()] : []));
  return may;
}

/** Whether a list was begun before Gupy last took something of a webhook: then it may show what was before. */
export function isStale({ hook }: Pick<LockedHook, 'hook'>, began: Date): boolean {
  return hook.lastPutAt !== null && hook.lastPutAt >= began;
}

/**
 * Judges a webhook by Gupy's list and says what is wrong. Changes `hook` without writing it: a missing one is registered
 * again, a switched-off one switched on (so often), one that was changed by hand put right.
 */
export function judgeSeen(
  { hook, now }: LockedHook,
  list: readonly ListedWebhook[],
  { reactivate }: WatchConfig,
): string | undefined {
  if (hook.vendorId === null) return undefined;
  const seen = list.find(({ id }) => id === hook.vendorId) ?? matching(list, hook)[0];
  if (!seen) {
    hook.vendorId = null;
    hook.seen = 'missing';
    return 'Gupy does not know it any more: it is registered again';
  }
  if (seen.id !== hook.vendorId) {
    hook.vendorId = seen.id;
    hook.putWanted ??= 'it has another id in Gupy';
    hook.seen = seen.status === 'inactive' ? 'inactive' : 'active';
    return 'Gupy knows it by another id';
  }
  if (seen.status === 'inactive') {
    const first = hook.seen !== 'inactive';
    hook.seen = 'inactive';
    if (hook.putWanted) return undefined;
    if (within(hook.reactivations, reactivate, now)) {
      hook.putWanted = 'Gupy has switched it off';
      return 'Gupy has switched it off: it is switched on again';
    }
    return first
      ? 'Gupy has switched it off, and it was switched on too often already: see why its deliveries fail, then rotate it'
      : undefined;
  }
  hook.seen = 'active';
  const differs = seen.action !== hook.action || seen.address !== addressDigest(hook.postbackUrl);
  if (differs && seen.action != null && seen.address != null && !hook.putWanted) {
    hook.putWanted = 'it was changed in Gupy';
    return 'its action or address was changed in Gupy: it is put right';
  }
  return undefined;
}

/**
 * Judges a webhook by what was heard of its deliveries. Gupy repeats old deliveries with their old headers, so another
 * token means something only if it came a while after the last delivery with the present one.
 */
export function judgeDeliveries(locked: LockedHook, watch: WatchConfig): string | undefined {
  const { hook, now } = locked;
  if (hook.putWanted) return undefined;
  const wrong = wrongDeliveries(locked, watch, 'put');
  if (!wrong.some((one) => paced(putBacksFor(hook, one), watch.putBack, now))) return undefined;
  hook.putWanted = 'deliveries carry another token';
  return 'deliveries carry an old or unknown token: its headers are put back';
}
