import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { RotatorConfig } from '../config/rotator.config';
import { callFailed } from './call-failed';
import type { CallVerdict, Minted } from './call-verdict';
import { lockHook, saveToken, type LockedHook } from './rotation.store';
import { renewAt } from './rules/renewal.rules';
import { endFormer, revive } from './rules/former.rules';
import { PENDING_STATES } from './rules/token-states.rules';
import { TakeStep } from './take-step';
import { WebhookToken } from './token.entity';

/** Of a webhook whose overlap is not known yet: Gupy repeats deliveries for two hours. */
const SAFE_OVERLAP_MS = 3 * 3_600_000;

/** Writes what came of a call, or of what was heard, and takes the steps that follow. */
@Injectable()
export class TakeOutcome {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: RotatorConfig,
    private readonly steps: TakeStep,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'rotation' });
  }

  /** A call has ended. One that was given up meanwhile says nothing any more. */
  async ended(
    unit: UnitOfWork,
    call: { readonly hook: string; readonly call: number; readonly token?: string },
    verdict: CallVerdict,
  ): Promise<void> {
    const locked = await lockHook(unit.manager, call.hook);
    if (!locked || locked.hook.call === null || locked.hook.callNo !== call.call) return;
    const { hook } = locked;
    hook.call = hook.callAt = null;
    const token = locked.tokens.find(({ id }) => id === call.token);
    switch (verdict.as) {
      case 'minted':
        await this.minted(unit, locked, verdict.minted);
        break;
      case 'found':
        // Somebody registered it before; its headers are not known, so it is updated next.
        hook.vendorId = verdict.vendorId;
        hook.putWanted = 'it was found in Gupy';
        if (token?.state === 'putting') token.become('settled', locked.now);
        if (token) await saveToken(unit.manager, token);
        break;
      case 'taken':
        await this.taken(unit, locked, token, verdict);
        break;
      case 'missing':
        hook.vendorId = null;
        hook.seen = 'missing';
        if (token?.state === 'putting') token.become('settled', locked.now);
        if (token) await saveToken(unit.manager, token);
        break;
      case 'failed':
        if (token?.state === 'putting')
          token.become(verdict.maybe ? 'unconfirmed' : 'settled', locked.now);
        if (token) await saveToken(unit.manager, token);
        this.failed(locked, verdict.reason, verdict.retryAfterMs);
        break;
    }
    await this.steps.proceed(unit, locked);
  }

  /** A delivery came with a pending token: Gupy carries it, whatever it answered. Writes tokens, not the webhook. */
  async confirm(
    unit: UnitOfWork,
    { hook, tokens, now }: LockedHook,
    token: WebhookToken,
    by: 'answer' | 'delivery',
  ): Promise<void> {
    for (const former of endFormer({ hook, tokens, now }, SAFE_OVERLAP_MS))
      await saveToken(unit.manager, former);
    token.become('confirmed', now);
    token.confirmedBy = by;
    await saveToken(unit.manager, token);
    hook.issueDue = hook.source !== null;
    hook.rotateAsked = false;
    hook.begunAt = null;
    this.succeeded({ hook });
    this.log.info({ webhook: hook.id, token: token.seq, by }, 'a token is confirmed');
  }

  private async minted(unit: UnitOfWork, locked: LockedHook, minted: Minted): Promise<void> {
    const { hook, tokens, now } = locked;
    this.succeeded(locked);
    const lifeMs = minted.lifeMs;
    const renew = renewAt(now, minted.renewAfterMs ?? lifeMs, this.partOf(minted), Math.random());
    const current = tokens.find(({ state }) => state === 'confirmed');
    if (current?.sha256 === minted.sha256) {
      // The source still gives the same one: nothing to be put, only its times are new.
      current.expiresAt = new Date(now.getTime() + lifeMs);
      current.renewAt = renew;
      hook.rotateAsked = false;
      hook.begunAt = null;
      return saveToken(unit.manager, current);
    }
    const former = tokens.find(
      (token) => token.state === 'retiring' && token.sha256 === minted.sha256,
    );
    const times = { mintedAt: now, expiresAt: new Date(now.getTime() + lifeMs), renewAt: renew };
    if (former) {
      // The source went back to it. It never stops being accepted: it is told anew without its end, and waited for.
      revive(locked, former, { ...times, sealed: minted.sealed });
      return saveToken(unit.manager, former);
    }
    const [{ seq }] = (await unit.manager.query(
      'SELECT coalesce(max(seq), 0)::int + 1 AS seq FROM webhook_token WHERE hook_id = $1',
      [hook.id],
    )) as [{ seq: number }];
    const token = Object.assign(new WebhookToken(), {
      ...{ id: randomUUID(), hookId: hook.id, seq, state: 'minted' as const },
      ...{ sha256: minted.sha256, sealed: minted.sealed, ...times },
    });
    await unit.manager.insert(WebhookToken, token);
    tokens.push(token);
  }

  /** What is looked at often is not renewed by its life. */
  private partOf({ renewAfterMs }: Minted): number {
    return renewAfterMs === undefined ? this.config.rotation.renewAfter : 1;
  }

  private async taken(
    unit: UnitOfWork,
    locked: LockedHook,
    token: WebhookToken | undefined,
    { vendorId, declaration }: CallVerdict & { as: 'taken' },
  ): Promise<void> {
    const { hook, now } = locked;
    hook.vendorId = vendorId;
    hook.putDigest = declaration;
    hook.putWanted = null;
    hook.lastPutAt = now;
    hook.seen = 'active';
    this.succeeded(locked);
    if (token && PENDING_STATES.includes(token.state))
      await this.confirm(unit, locked, token, 'answer');
  }

  private succeeded({ hook }: Pick<LockedHook, 'hook'>): void {
    hook.failures = 0;
    hook.trouble = hook.retryAt = null;
  }

  private failed(locked: LockedHook, reason: string, afterMs = 0): void {
    const life = this.config.webhook(locked.hook.id)?.token.life;
    const line = callFailed(locked, reason, life, afterMs);
    this.log.warn(line, 'a call of a rotation failed');
  }
}
