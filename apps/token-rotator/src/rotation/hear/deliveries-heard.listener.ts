import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ingestDeliveriesHeard, type IngestDeliveriesHeard } from '@ponte/contracts';
import { SubscribeSlice, type HearContext, type Heard } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { WebhookHook } from '../hook.entity';
import { databaseNow, lockHook, lockHooksOf, saveHook } from '../rotation.store';
import { PENDING_STATES } from '../rules/token-states.rules';
import { TakeOutcome } from '../take-outcome';
import type { WebhookToken } from '../token.entity';

type KnownToken = Pick<WebhookToken, 'id' | 'hookId' | 'state' | 'sha256'> & { put: boolean };

const TOKENS = `
  SELECT id, hook_id AS "hookId", state, sha256, put_at IS NOT NULL AS put FROM webhook_token
  WHERE hook_id = ANY ($1::text[]) AND sha256 = ANY ($2::text[])`;

/** Learns from ingest with which tokens Gupy delivers: the only proof of what a webhook carries. */
@Controller()
export class DeliveriesHeardListener {
  constructor(private readonly outcomes: TakeOutcome) {}

  @SubscribeSlice(ingestDeliveriesHeard)
  async hear(
    @Payload() events: readonly Heard<IngestDeliveriesHeard>[],
    @Ctx() { unit }: HearContext,
  ): Promise<void> {
    const { manager } = unit;
    const values = events.map(({ value }) => value);
    const hooks = await lockHooksOf(manager, [...new Set(values.map(({ source }) => source))]);
    if (hooks.length === 0) return;
    const now = await databaseNow(manager);
    const tokens = await knownTokens(manager, hooks, values);
    const confirming = new Map<string, string>();
    for (const value of values) {
      const own = hooks.filter(({ source }) => source === value.source);
      if (value.outcome === 'refused') own.forEach((hook) => (hook.refusedAt = now));
      else for (const [hook, id] of note(own, tokens, value, now)) confirming.set(hook, id);
    }
    for (const hook of hooks) {
      hook.dueAt = now;
      await saveHook(manager, hook);
    }
    for (const [hook, id] of confirming) await this.confirm(manager, unit, hook, id);
  }

  private async confirm(
    manager: EntityManager,
    unit: HearContext['unit'],
    hook: string,
    id: string,
  ): Promise<void> {
    const locked = await lockHook(manager, hook);
    const token = locked?.tokens.find((one) => one.id === id);
    if (!locked || !token || !PENDING_STATES.includes(token.state)) return;
    await this.outcomes.confirm(unit, locked, token, 'delivery');
    await saveHook(manager, locked.hook);
  }
}

function knownTokens(
  manager: EntityManager,
  hooks: readonly WebhookHook[],
  values: readonly IngestDeliveriesHeard[],
): Promise<KnownToken[]> {
  const digests = values.flatMap(({ sha256 }) => (sha256 ? [sha256] : []));
  return manager.query(TOKENS, [hooks.map(({ id }) => id), [...new Set(digests)]]);
}

/** Notes an accepted delivery at its webhook; returns the pending token that it proves to be in Gupy. */
function note(
  hooks: readonly WebhookHook[],
  tokens: readonly KnownToken[],
  { sha256, action }: IngestDeliveriesHeard,
  now: Date,
): [string, string][] {
  const token = tokens.find(
    (one) => one.sha256 === sha256 && hooks.some(({ id }) => id === one.hookId),
  );
  if (!token) {
    // A token of the file of ingest, or of nobody that is known: the webhook of that event does not carry ours.
    hooks.filter((hook) => hook.action === action).forEach((hook) => (hook.heardOtherAt = now));
    return [];
  }
  const hook = hooks.find(({ id }) => id === token.hookId);
  if (!hook) return [];
  const isPending = PENDING_STATES.includes(token.state) && token.put;
  if (isPending || token.state === 'confirmed') hook.heardCurrentAt = now;
  else hook.heardOtherAt = now;
  return isPending ? [[hook.id, token.id]] : [];
}
