import { Injectable } from '@nestjs/common';
import {
  Command,
  pageOf,
  refused,
  type Asked,
  type CommandResult,
  type UnitOfWork,
} from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import { ingestFacts, lockHook, saveHook } from '../rotation.store';
import { summaries, summaryOf, tokenView } from './hook-views';
import { RotationPlans } from './rotation-plans';
import { AnyWebhookArgs, ListArgs, WebhookArgs } from './rotation.args';

const PAGE = 200;

/** What an operator sees of the rotation, and decides. */
@Injectable()
export class RotationCommands {
  constructor(private readonly plans: RotationPlans) {}

  @Command({
    name: 'rotation.list',
    changes: false,
    about: 'lista os webhooks declarados, com o estado e a idade do token',
    args: ListArgs,
  })
  async list(
    { after = '', limit = PAGE }: ListArgs,
    _asked: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    const found = await summaries(manager, after, limit);
    const { items, next } = pageOf(found, limit, ({ webhook }) => webhook);
    return { message: `${items.length} webhooks.`, result: { webhooks: items, next } };
  }

  @Command({
    name: 'rotation.show',
    changes: false,
    about: 'mostra um webhook: tokens (idade e início do digest), processos do ingest, entregas',
    args: WebhookArgs,
  })
  async show(
    { webhook }: WebhookArgs,
    _asked: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    const locked = await lockHook(manager, webhook);
    if (!locked) return unknown(webhook);
    const { hook, tokens, now } = locked;
    const { processes } = await ingestFacts(manager);
    return {
      message: `${webhook}: ${hook.status ?? 'ainda sem estado'}.`,
      result: {
        ...summaryOf(hook, tokens, now),
        pausedWhy: hook.pausedWhy,
        tokens: tokens.map((token) => tokenView(token, now)),
        serial: hook.serial,
        issuedAt: hook.issuedAt,
        heardOffset: hook.heardOffset,
        ingest: hook.source === null ? null : processes,
        deliveries: {
          withToken: hook.heardCurrentAt,
          withAnother: hook.heardOtherAt,
          refused: hook.refusedAt,
        },
        call: hook.call,
        failures: hook.failures,
        retryAt: hook.retryAt,
        reactivations: hook.reactivations,
        putBacks: hook.putBacks,
        refusedPutBacks: hook.refusedPutBacks,
      },
    };
  }

  @Command({
    name: 'rotation.plan',
    changes: false,
    about: 'diz o que mudaria na Gupy, pela última lista lida',
  })
  async plan(_args: object, _asked: Asked, { manager }: UnitOfWork): Promise<CommandResult> {
    const plans = await this.plans.stored(manager);
    const changes = plans.flatMap(({ lines }) => lines).filter(({ change }) => change !== 'none');
    return { message: `${changes.length} mudanças.`, result: { plans } };
  }

  @Command({
    name: 'rotation.apply',
    changes: true,
    about: 'faz já o que o plano diz, e esquece os limites de reativação',
    args: AnyWebhookArgs,
  })
  async apply(
    { webhook }: AnyWebhookArgs,
    _asked: Asked,
    { manager }: UnitOfWork,
  ): Promise<CommandResult> {
    const ids = await hurry(manager, webhook);
    if (ids.length === 0) return unknown(webhook ?? '');
    return { message: `${ids.length} webhooks são conferidos agora.`, result: { webhooks: ids } };
  }

  @Command({
    name: 'rotation.rotate',
    changes: true,
    about: 'troca o token de um webhook já, sem esperar a renovação',
    args: WebhookArgs,
  })
  async rotate({ webhook }: WebhookArgs, _asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    const locked = await lockHook(unit.manager, webhook);
    if (!locked || !locked.hook.declared) return unknown(webhook);
    const { hook, now } = locked;
    if (hook.pausedAt)
      return refused(`${webhook} está pausado (${hook.pausedWhy ?? ''}): retome-o antes.`);
    hook.rotateAsked = true;
    [hook.retryAt, hook.dueAt] = [null, now];
    [hook.reactivations, hook.putBacks, hook.refusedPutBacks] = [[], [], []];
    await saveHook(unit.manager, hook);
    return { message: `O token de ${webhook} será trocado agora.` };
  }

  @Command({
    name: 'rotation.pause',
    changes: true,
    about: 'pausa um webhook: nada mais é chamado; os tokens em vigor continuam aceitos',
    args: WebhookArgs,
  })
  pause({ webhook }: WebhookArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return setPause(unit, webhook, `${asked.actor}: ${asked.why}`);
  }

  @Command({
    name: 'rotation.resume',
    changes: true,
    about: 'retoma um webhook pausado',
    args: WebhookArgs,
  })
  resume({ webhook }: WebhookArgs, _asked: Asked, unit: UnitOfWork): Promise<CommandResult> {
    return setPause(unit, webhook, null);
  }
}

async function setPause(
  { manager }: UnitOfWork,
  webhook: string,
  why: string | null,
): Promise<CommandResult> {
  const locked = await lockHook(manager, webhook);
  if (!locked) return unknown(webhook);
  const { hook, now } = locked;
  const was = hook.pausedAt !== null;
  if (was === (why !== null))
    return { message: `${webhook} já está ${was ? 'pausado' : 'em andamento'}.` };
  hook.pausedAt = why === null ? null : now;
  hook.pausedWhy = why?.slice(0, 500) ?? null;
  hook.dueAt = now;
  await saveHook(manager, hook);
  return { message: `${webhook} foi ${why === null ? 'retomado' : 'pausado'}.` };
}

/** Makes webhooks and their accounts due at once, and forgets how often they were mended already; returns their ids. */
export async function hurry(manager: EntityManager, webhook?: string): Promise<string[]> {
  const [rows] = (await manager.query(
    `UPDATE webhook_hook SET due_at = clock_timestamp(), retry_at = NULL,
       reactivations = '[]', put_backs = '[]', refused_put_backs = '[]'
     WHERE declared AND ($1::text IS NULL OR id = $1) RETURNING id`,
    [webhook ?? null],
  )) as [{ id: string }[], number];
  await manager.query('UPDATE account_watch SET looked_at = NULL');
  return rows.map(({ id }) => id).sort();
}

function unknown(webhook: string): CommandResult {
  return refused(`Não há webhook declarado "${webhook}"; veja rotation.list.`);
}
