import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { RotatorConfig } from '../config/rotator.config';
import { callFailed } from './call-failed';
import type { HookCall } from './hook.entity';
import { ingestFacts, lockHook, saveHook, saveToken, type LockedHook } from './rotation.store';
import { nextStep, type Step } from './rules/next-step.rules';
import { MINT_TOKEN, PUT_WEBHOOK, REGISTER_WEBHOOK } from './task-kinds';
import { PublishCredentials } from './tell/publish-credentials';
import { TellStatus } from './tell/tell-status';
import { type WebhookToken } from './token.entity';

/** More steps of one webhook follow each other in one transaction only by a bug. */
const MOST_STEPS = 20;

/** Takes the steps of a webhook that are due, all in the caller's transaction. */
@Injectable()
export class TakeStep {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: RotatorConfig,
    private readonly credentials: PublishCredentials,
    private readonly status: TellStatus,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'rotation' });
  }

  /** Locks the webhook and takes its steps; one that is unknown or not in the file of this process is left alone. */
  async take(unit: UnitOfWork, id: string): Promise<void> {
    const locked = await lockHook(unit.manager, id);
    if (locked) await this.proceed(unit, locked);
  }

  /** Goes on with a webhook that is locked and was changed, and writes it. */
  async proceed(unit: UnitOfWork, locked: LockedHook): Promise<void> {
    const ingest = await ingestFacts(unit.manager);
    for (let taken = 0; ; taken += 1) {
      if (taken > MOST_STEPS) throw new Error(`webhook ${locked.hook.id} steps without end`);
      const step = nextStep({ ...locked, ingest, rotation: this.config.rotation });
      if (step.do === 'wait') {
        this.rest(locked, step);
        break;
      }
      await this.apply(unit, locked, step);
    }
    this.status.judge(unit, locked);
    await saveHook(unit.manager, locked.hook);
  }

  private rest({ hook, tokens }: LockedHook, { until, why }: Step & { do: 'wait' }): void {
    hook.dueAt = until;
    if (hook.begunAt && hook.failures === 0 && tokens.some(({ state }) => state === 'announced'))
      hook.trouble = why;
  }

  private async apply(
    unit: UnitOfWork,
    locked: LockedHook,
    step: Exclude<Step, { do: 'wait' }>,
  ): Promise<void> {
    const { hook, tokens, now } = locked;
    switch (step.do) {
      case 'retire':
        for (const token of step.tokens) await this.retire(unit, locked, token);
        hook.issueDue = true;
        return;
      case 'publish':
        return this.credentials.tell(unit, locked);
      case 'mint':
        hook.begunAt ??= now;
        this.log.info({ webhook: hook.id, why: step.why }, 'a token is renewed');
        return this.call(unit, locked, 'mint');
      case 'announce': {
        const { token } = step;
        token.become('announced', now);
        this.credentials.tell(unit, locked);
        token.announcedSerial = hook.serial;
        return saveToken(unit.manager, token);
      }
      case 'settle':
        step.token.become('settled', now);
        hook.trouble = hook.failures === 0 ? null : hook.trouble;
        return saveToken(unit.manager, step.token);
      case 'drop':
        return this.drop(unit, locked, step.token);
      case 'give-up': {
        const pending = tokens.find(({ state }) => state === 'putting');
        pending?.become('unconfirmed', now);
        if (pending) await saveToken(unit.manager, pending);
        const { life } = this.config.webhook(hook.id)?.token ?? {};
        const line = callFailed(locked, step.why, life);
        hook.call = hook.callAt = null;
        this.log.error(line, 'a call of a rotation never ended: it is given up');
        return;
      }
      case 'call':
        if (step.token.state !== 'confirmed' && step.token.state !== 'putting')
          step.token.become('putting', now);
        await saveToken(unit.manager, step.token);
        this.log.info(
          { webhook: hook.id, call: step.call, token: step.token.seq, why: step.why },
          'a token is put into Gupy',
        );
        return this.call(unit, locked, step.call, step.token);
    }
  }

  private call(unit: UnitOfWork, { hook, now }: LockedHook, call: HookCall, token?: WebhookToken) {
    hook.call = call;
    hook.callNo += 1;
    hook.callAt = now;
    const draft = {
      lane: `webhook/${hook.id}`,
      dedupeKey: `${hook.id}/${hook.callNo}`,
      subject: hook.id,
    };
    const facts = { hook: hook.id, call: hook.callNo, declaration: hook.declaredDigest };
    if (call === 'mint' || !token?.sealed)
      return unit.enqueue(MINT_TOKEN, { ...draft, party: `token:${hook.id}`, payload: facts });
    const { id, sha256, sealed } = token;
    const payload = { ...facts, token: id, sha256, sealed };
    const party = `gupy:${hook.account}`;
    if (call === 'register') return unit.enqueue(REGISTER_WEBHOOK, { ...draft, party, payload });
    const { vendorId } = hook;
    if (vendorId === null) throw new Error(`webhook ${hook.id} has no id to be updated by`);
    return unit.enqueue(PUT_WEBHOOK, { ...draft, party, payload: { ...payload, vendorId } });
  }

  private async retire(unit: UnitOfWork, locked: LockedHook, token: WebhookToken): Promise<void> {
    token.become('retired', locked.now);
    locked.tokens.splice(locked.tokens.indexOf(token), 1);
    await saveToken(unit.manager, token);
  }

  /** Only of a receiver that is not ours: it ended there, whoever carries it. */
  private async drop(unit: UnitOfWork, locked: LockedHook, token: WebhookToken): Promise<void> {
    if (token.state === 'putting' || token.state === 'unconfirmed')
      token.become('retiring', locked.now);
    await this.retire(unit, locked, token);
  }
}
