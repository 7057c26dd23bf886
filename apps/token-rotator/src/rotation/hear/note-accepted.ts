import type { IngestDeliveriesHeard } from '@ponte/contracts';
import type { WebhookHook } from '../hook.entity';
import { PENDING_STATES } from '../rules/token-states.rules';
import type { WebhookToken } from '../token.entity';

/** A token as a delivery is compared with; `put`: it was tried to put it into Gupy. */
export type KnownToken = Pick<WebhookToken, 'id' | 'hookId' | 'state' | 'sha256'> & {
  readonly put: boolean;
};

/**
 * Notes accepted deliveries at the webhooks of that source that deliver that event; others may carry the same token, and
 * say nothing by it. Changes `hooks` without writing them.
 *
 * @returns the webhook and the pending token that it is proven to carry; none if several webhooks may have delivered
 */
export function noteAccepted(
  hooks: readonly WebhookHook[],
  tokens: readonly KnownToken[],
  { sha256, action }: Pick<IngestDeliveriesHeard, 'sha256' | 'action'>,
  now: Date,
): readonly [hook: string, token: string] | undefined {
  const delivering = hooks.filter((hook) => hook.action === action);
  const carriers = delivering.flatMap((hook) => {
    const own = tokens.filter((token) => token.sha256 === sha256 && token.hookId === hook.id);
    return own.length > 0 ? [{ hook, own }] : [];
  });
  // A token of the file of ingest, or of nobody that is known: none of them carries ours.
  if (carriers.length === 0) delivering.forEach((hook) => (hook.heardOtherAt = now));
  for (const { hook, own } of carriers) {
    if (own.some((token) => token.state === 'confirmed' || isPut(token))) hook.heardCurrentAt = now;
    else hook.heardOtherAt = now;
  }
  const [only, ...others] = carriers;
  const pending = only?.own.find(isPut);
  return only && pending && others.length === 0 ? [only.hook.id, pending.id] : undefined;
}

function isPut({ state, put }: KnownToken): boolean {
  return put && PENDING_STATES.includes(state);
}
