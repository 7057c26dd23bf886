import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { PonteLogger, SealError } from '@ponte/platform';
import { RotatorConfig, type WebhookConfig } from '../config/rotator.config';
import { WebhookHook } from './hook.entity';
import {
  databaseNow,
  lockHook,
  saveHook,
  saveToken,
  vendorIdsOfOthers,
  type LockedHook,
} from './rotation.store';
import { declaredFacts } from './rules/declared-facts';
import { supersede } from './rules/former.rules';
import { credentialDigest } from './rules/headers.rules';
import { takeDeclaration } from './rules/take-declaration.rules';
import { SealedToken } from './sealed-token';
import type { WebhookToken } from './token.entity';
import type { EntityManager } from 'typeorm';

/** Takes the file into the database at each start: what is new, what changed, what is gone. */
@Injectable()
export class Declarations {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: RotatorConfig,
    private readonly units: UnitOfWorkRunner,
    private readonly sealed: SealedToken,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'declarations' });
  }

  async take(): Promise<void> {
    // First what is gone: another one may stand for the same webhook of Gupy now.
    await this.units.run(async ({ manager }) => {
      const gone = (await manager.query(
        'SELECT id FROM webhook_hook WHERE declared AND NOT id = ANY ($1::text[])',
        [this.config.webhooks.map(({ id }) => id)],
      )) as { id: string }[];
      for (const { id } of gone) await this.remove(manager, id);
    });
    for (const declared of this.config.webhooks)
      await this.units.run(({ manager }) => this.declare(manager, declared));
  }

  private async declare(manager: EntityManager, declared: WebhookConfig): Promise<void> {
    const facts = declaredFacts(declared);
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
    const { hook, tokens } = locked;
    const former = { vendorId: hook.vendorId, rotateAsked: hook.rotateAsked };
    takeDeclaration(locked, facts, (token) => this.fits(declared, token), this.endOf(locked));
    // Adopted by another declaration while this one was out of the file.
    const others = await vendorIdsOfOthers(manager, hook);
    if (hook.vendorId !== null && others.has(hook.vendorId)) hook.vendorId = null;
    if (former.vendorId !== null && hook.vendorId === null)
      this.log.warn({ webhook: hook.id, former: former.vendorId }, 'a webhook changed its account');
    if (hook.rotateAsked && !former.rotateAsked)
      this.log.info({ webhook: hook.id }, 'ingest does not know its token as it is declared now');
    for (const token of tokens) await saveToken(manager, token);
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

  private async retireAll(manager: EntityManager, locked: LockedHook): Promise<void> {
    for (const token of locked.tokens) {
      supersede(token, locked.now, this.endOf(locked));
      await saveToken(manager, token);
    }
  }

  private endOf({ now }: LockedHook): Date {
    return new Date(now.getTime() + this.config.rotation.keepValid);
  }

  /** One that cannot be opened could never be put again. */
  private fits(declared: WebhookConfig, token: WebhookToken): boolean {
    try {
      const text = this.sealed.open(declared.id, token.sealed ?? '');
      return credentialDigest(declared.headers, text) === token.sha256;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.log.warn({ webhook: declared.id, err: error }, 'a token cannot be opened');
      return false;
    }
  }
}
