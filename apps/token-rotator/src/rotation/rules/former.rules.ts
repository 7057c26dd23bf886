import type { LockedHook } from '../rotation.store';
import type { WebhookToken } from '../token.entity';

/** Whether a call that would put it into Gupy was ever made: then deliveries may carry it. */
export function mayBeInGupy({ state, putAt }: Pick<WebhookToken, 'state' | 'putAt'>): boolean {
  return putAt !== null || ['putting', 'unconfirmed', 'confirmed', 'retiring'].includes(state);
}

/** Ends a token that nothing is to come of any more; one that Gupy may carry is accepted until `end`. */
export function supersede(token: WebhookToken, now: Date, end: Date): void {
  if (token.state === 'retiring') return;
  if (!mayBeInGupy(token)) return token.become('retired', now);
  token.become('retiring', now);
  token.notAfter = end;
}

/**
 * Another token was just confirmed: ends what was confirmed before an overlap from now, and what was kept longer while
 * nobody knew what Gupy carries. Nobody is told of the tokens of an address that is not ours: there they end at once.
 *
 * @returns the tokens that were changed
 */
export function endFormer(
  { hook, tokens, now }: LockedHook,
  unknownOverlapMs: number,
): WebhookToken[] {
  const overlap = hook.source === null ? 0 : (hook.overlapMs ?? unknownOverlapMs);
  const end = new Date(now.getTime() + overlap);
  const former = tokens.filter(
    ({ state, notAfter }) =>
      state === 'confirmed' || (state === 'retiring' && (notAfter === null || notAfter > end)),
  );
  for (const token of former) {
    if (token.state === 'confirmed') token.become('retiring', now);
    token.notAfter = end;
  }
  return former;
}

/** The source gives a former token again: it goes its way once more, and is told with the next record without an end. */
export function revive(
  { hook, now }: LockedHook,
  token: WebhookToken,
  facts: Pick<WebhookToken, 'mintedAt' | 'expiresAt' | 'renewAt' | 'sealed'>,
): void {
  token.become('announced', now);
  const confirmed = { settledAt: null, confirmedAt: null, confirmedBy: null };
  Object.assign(token, facts, confirmed, { notAfter: null, announcedSerial: hook.serial + 1 });
  hook.issueDue = hook.source !== null;
}
