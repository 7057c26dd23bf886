import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ingestDeliveriesHeard, type IngestDeliveriesHeard } from '@ponte/contracts';
import { SubscribeSlice, type HearContext, type Heard } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { WebhookHook } from '../hook.entity';
import { databaseNow, lockHook, lockHooksOf, saveHook } from '../rotation.store';
import { PENDING_STATES } from '../rules/token-states.rules';
import { TakeOutcome } from '../take-outcome';
import { noteAccepted, type KnownToken } from './note-accepted';

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
      else {
        const proven = noteAccepted(own, tokens, value, now);
        if (proven) confirming.set(...proven);
      }
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
