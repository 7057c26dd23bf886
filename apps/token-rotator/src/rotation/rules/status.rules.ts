import type { WebhookStatusChanged } from '@ponte/contracts';
import type { RotatorConfig, WatchConfig } from '../../config/rotator.config';
import type { LockedHook } from '../rotation.store';
import { isUsedUp, putBacksFor, wrongDeliveries } from './deliveries.rules';
import { alertAt, MOST_FAILURES } from './renewal.rules';

export type Status = WebhookStatusChanged['to'];
export interface Judged {
  readonly status: Status;
  readonly reason: string;
}

/** What a webhook's status is; `undefined` before anything is known of it. What needs a person comes first. */
export function statusOf(locked: LockedHook, config: RotatorConfig): Judged | undefined {
  const { hook } = locked;
  if (!hook.declared) return { status: 'removed', reason: 'it is no longer declared' };
  if (hook.seen === 'missing')
    return { status: 'missing', reason: 'Gupy does not know it any more' };
  if (hook.seen === 'inactive') return { status: 'inactive', reason: 'Gupy has switched it off' };
  const failing = failureOf(locked, config) ?? wrongTokenOf(locked, config.watch);
  if (failing) return { status: 'failing', reason: failing };
  if (hook.seen === null) return undefined;
  const silent = silenceOf(locked, config.watch.quietFor);
  if (silent) return { status: 'silent', reason: silent };
  return { status: 'active', reason: hook.status ? 'all is well again' : 'registered' };
}

function failureOf({ hook, tokens, now }: LockedHook, config: RotatorConfig): string | undefined {
  const { settle, alertAfter } = config.rotation;
  const trouble = hook.trouble ?? 'no reason is known';
  if (hook.failures >= MOST_FAILURES) return `failed ${hook.failures} times in a row: ${trouble}`;
  if (hook.call && hook.callAt && hook.callAt.getTime() + alertAfter <= now.getTime())
    return `its call "${hook.call}" has not ended since ${hook.callAt.toISOString()}: ${trouble}`;
  if (hook.begunAt === null || hook.pausedAt !== null) return undefined;
  const [oldest] = tokens;
  const lifeMs = oldest ? oldest.expiresAt.getTime() - oldest.mintedAt.getTime() : alertAfter * 10;
  const late = alertAt(hook.begunAt, lifeMs, settle, alertAfter) <= now;
  return late
    ? `its rotation has not ended since ${hook.begunAt.toISOString()}: ${trouble}`
    : undefined;
}

/** Putting the headers back so often has not helped: they are put back seldom now, and somebody must look. */
function wrongTokenOf(locked: LockedHook, watch: WatchConfig): string | undefined {
  const { hook, now } = locked;
  const wrong = wrongDeliveries(locked, watch, 'delivery').find((one) =>
    isUsedUp(putBacksFor(hook, one), watch.putBack, now),
  );
  if (!wrong) return undefined;
  const what =
    wrong === 'other'
      ? 'deliveries carry another token'
      : 'deliveries to its source are refused, which may be a stranger’s';
  return `${what}, although its headers were put back ${putBacksFor(hook, wrong).length} times`;
}

/** Nobody tells of deliveries to an address that is not ours. */
function silenceOf({ hook, tokens, now }: LockedHook, quietFor: number): string | undefined {
  if (hook.source === null) return undefined;
  const heard = [hook.heardCurrentAt, hook.heardOtherAt, hook.createdAt]
    .filter((at): at is Date => at !== null)
    .map((at) => at.getTime());
  if (!tokens.some(({ state }) => state === 'confirmed')) return undefined;
  const last = Math.max(...heard);
  return now.getTime() - last > quietFor
    ? `no delivery has been heard since ${new Date(last).toISOString()}`
    : undefined;
}
