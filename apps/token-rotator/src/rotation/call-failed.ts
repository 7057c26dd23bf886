import type { LockedHook } from './rotation.store';
import { retryMs } from './rules/renewal.rules';

const LONGEST_TROUBLE = 300;
const DAY_MS = 86_400_000;

/**
 * Notes at a webhook that a call failed, and when the next one may begin; returns what a log line says of it.
 *
 * @param lifeMs life of its tokens while it has none
 */
export function callFailed(
  { hook, tokens, now }: LockedHook,
  reason: string,
  lifeMs = DAY_MS,
  afterMs = 0,
): object {
  hook.failures += 1;
  hook.trouble = reason.slice(0, LONGEST_TROUBLE);
  const [oldest] = tokens;
  const life = oldest ? oldest.expiresAt.getTime() - oldest.mintedAt.getTime() : lifeMs;
  const waitMs = Math.max(retryMs(hook.failures, life, Math.random()), afterMs);
  hook.retryAt = new Date(now.getTime() + waitMs);
  const { id, failures, trouble, retryAt } = hook;
  return { webhook: id, failures, reason: trouble, again: retryAt };
}
