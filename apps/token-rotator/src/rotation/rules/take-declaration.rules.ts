import type { WebhookHook } from '../hook.entity';
import type { LockedHook } from '../rotation.store';
import type { WebhookToken } from '../token.entity';
import { mayBeInGupy, supersede } from './former.rules';

/** What the file says of a webhook. */
export type DeclaredFacts = Pick<
  WebhookHook,
  'account' | 'action' | 'postbackUrl' | 'source' | 'declaredDigest' | 'overlapMs'
>;

/**
 * Takes a declaration over. Ingest was told of a token under a source and as the whole value of a header; where either
 * changed, what it knows is not what the new declaration would put: another token is got and announced first, and what was
 * on its way is ended. Changes `hook` and tokens without writing them.
 *
 * @param fits whether the declared headers carry a token as the value that was told
 * @param end until when a token that Gupy may carry is accepted if no other one is ever confirmed
 */
export function takeDeclaration(
  { hook, tokens, now }: LockedHook,
  facts: DeclaredFacts,
  fits: (token: WebhookToken) => boolean,
  end: Date,
): void {
  const isMoved = hook.account !== facts.account;
  const isResourced = hook.source !== facts.source;
  const isChanged = isResourced || hook.declaredDigest !== facts.declaredDigest;
  // Of another receiver's former tokens ingest was never told; so many would not fit into a record either.
  const neverTold = hook.source === null && isResourced ? tokens : [];
  for (const token of neverTold) if (token.state === 'retiring') token.notAfter = now;
  Object.assign(hook, facts, { declared: true, dueAt: now });
  // Told anew at each start: a topic that was lost in between is whole again.
  hook.issueDue = hook.source !== null && tokens.length > 0;
  // In the former account it is nobody's now; it is registered in the new one.
  if (isMoved) [hook.vendorId, hook.seen, hook.call] = [null, null, null];
  // What it brings would be for the former declaration.
  if (isChanged && hook.call === 'mint') hook.call = hook.callAt = null;
  for (const token of tokens) {
    if (token.state === 'retiring' || (!isResourced && fits(token))) continue;
    if (mayBeInGupy(token)) hook.rotateAsked = true;
    if (token.state !== 'confirmed') supersede(token, now, hook.source === null ? now : end);
    // A source that gives the same token again has it put only when ingest knows it under the new source too.
    else if (isResourced)
      Object.assign(token, {
        settledAt: null,
        announcedAt: now,
        announcedSerial: hook.serial + 1,
      });
  }
}
