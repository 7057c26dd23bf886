import type { LimitConfig, WatchConfig } from '../../config/rotator.config';
import type { WebhookHook } from '../hook.entity';
import type { LockedHook } from '../rotation.store';

/** `other`: accepted, but not with the present token. `refused`: nobody knows with what, nor whose they were. */
export type WrongDelivery = 'other' | 'refused';

/** Which deliveries came without the present token, a while after all was `well`; what proves most comes first. */
export function wrongDeliveries(
  { hook, tokens }: LockedHook,
  { putBackAfter }: WatchConfig,
  since: 'put' | 'delivery',
): readonly WrongDelivery[] {
  const current = tokens.find(({ state }) => state === 'confirmed');
  if (!current || hook.source === null || hook.seen !== 'active') return [];
  const well = [current.confirmedAt, hook.heardCurrentAt, since === 'put' ? hook.lastPutAt : null];
  const last = Math.max(...well.map((at) => at?.getTime() ?? 0));
  const isAfter = (at: Date | null): boolean => (at?.getTime() ?? 0) > last + putBackAfter;
  return [
    ...(isAfter(hook.heardOtherAt) ? (['other'] as const) : []),
    ...(isAfter(hook.refusedAt) ? (['refused'] as const) : []),
  ];
}

/** When headers were put back for it. Apart, so that a stranger's wrong credentials do not use up what Gupy needs. */
export function putBacksFor(hook: WebhookHook, wrong: WrongDelivery): string[] {
  return wrong === 'other' ? hook.putBacks : hook.refusedPutBacks;
}

/** Whether something was done as often as it may be at once. */
export function isUsedUp(times: readonly string[], limit: LimitConfig, now: Date): boolean {
  return recent(times, limit, now).length >= limit.most;
}

/** Whether something may be done now: so often at once, then evenly over the time. Notes the time if it may. */
export function paced(times: string[], limit: LimitConfig, now: Date): boolean {
  const { most, within } = limit;
  const lately = recent(times, limit, now);
  const last = Date.parse(lately.at(-1) ?? '') || 0;
  const may = lately.length < most || (most > 0 && last + within / most <= now.getTime());
  times.splice(0, times.length, ...lately, ...(may ? [now.toISOString()] : []));
  return may;
}

function recent(times: readonly string[], { within }: LimitConfig, now: Date): readonly string[] {
  return times.filter((time) => Date.parse(time) > now.getTime() - within);
}
