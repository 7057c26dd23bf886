import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { RotatorConfig, type WebhookConfig } from '../config/rotator.config';
import { WebhookHook } from './hook.entity';
import { databaseNow, lockHook, saveHook, saveToken, type LockedHook } from './rotation.store';
import { declarationDigest } from './rules/headers.rules';
import type { EntityManager } from 'typeorm';

/** Takes the file into the database at each start: what is new, what changed, what is gone. */
@Injectable()
export class Declarations {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: RotatorConfig,
    private readonly units: UnitOfWorkRunner,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'declarations' });
  }

  async take(): Promise<void> {
    for (const declared of this.config.webhooks)
      await this.units.run(({ manager }) => this.declare(manager, declared));
    await this.units.run(async ({ manager }) => {
      const gone = (await manager.query(
        'SELECT id FROM webhook_hook WHERE declared AND NOT id = ANY ($1::text[])',
        [this.config.webhooks.map(({ id }) => id)],
      )) as { id: string }[];
      for (const { id } of gone) await this.remove(manager, id);
    });
  }

  private async declare(manager: EntityManager, declared: WebhookConfig): Promise<void> {
    const facts = {
      account: declared.account,
      action: declared.action,
      postbackUrl: declared.postbackUrl,
      source: declared.source ?? null,
      declaredDigest: declarationDigest(declared),
    };
    const now = await databaseNow(manager);
    const fresh = Object.assign(new WebhookHook(), {
      ...{ id: declared.id, ...facts, dueAt: now, createdAt: now },
    });
    await manager
      .createQueryBuilder()
      .insert()
      .into(WebhookHook)
      .values(fresh)
      .orIgnore()
      .execute();
    const locked = await lockHook(manager, declared.id);
    if (!locked) return;
    const { hook } = locked;
    const moved = hook.account !== facts.account;
    const resourced = hook.source !== facts.source;
    Object.assign(hook, facts, { declared: true, dueAt: now });
    // Told anew at each start: a topic that was lost in between is whole again.
    hook.issueDue = hook.source !== null && locked.tokens.length > 0;
    if (moved) {
      // In the former account it is nobody's now; it is registered in the new one.
      this.log.warn({ webhook: hook.id, former: hook.vendorId }, 'a webhook changed its account');
      [hook.vendorId, hook.seen, hook.call] = [null, null, null];
    }
    // Its token is known to the former source only: another one is announced first.
    if (resourced && locked.tokens.length > 0) hook.rotateAsked = true;
    await saveHook(manager, hook);
  }

  /** Left alone in Gupy, like any webhook that is not declared; ingest goes on accepting what it carries for `keepValid`. */
  private async remove(manager: EntityManager, id: string): Promise<void> {
    const locked = await lockHook(manager, id);
    if (!locked) return;
    this.log.warn({ webhook: id }, 'a webhook is no longer declared: its token is not renewed');
    locked.hook.declared = false;
    [locked.hook.call, locked.hook.begunAt, locked.hook.retryAt] = [null, null, null];
    await this.retireAll(manager, locked);
    locked.hook.issueDue = locked.hook.source !== null;
    locked.hook.dueAt = locked.now;
    await saveHook(manager, locked.hook);
  }

  private async retireAll(manager: EntityManager, { tokens, now }: LockedHook): Promise<void> {
    const end = new Date(now.getTime() + this.config.rotation.keepValid);
    for (const token of tokens) {
      if (['putting', 'unconfirmed', 'confirmed'].includes(token.state)) {
        token.become('retiring', now);
        token.notAfter = end;
      } else if (token.state !== 'retiring') token.become('retired', now);
      await saveToken(manager, token);
    }
  }
}
