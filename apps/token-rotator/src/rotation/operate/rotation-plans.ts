import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RotatorConfig } from '../../config/rotator.config';
import { WebhookHook } from '../hook.entity';
import { declarationDigest } from '../rules/headers.rules';
import type { ListedWebhook } from '../rules/listed-webhook';
import { planOf, type Plan } from '../rules/plan.rules';

/** A plan with how old the list is that it was made from. */
export type DatedPlan = Plan & { readonly listedAt: string | null; readonly fault: string | null };

interface Listed {
  readonly account: string;
  readonly listed: readonly ListedWebhook[];
  readonly listed_at: Date | null;
  readonly fault: string | null;
}

/** Says what would change in Gupy. */
@Injectable()
export class RotationPlans {
  constructor(private readonly config: RotatorConfig) {}

  /** By the lists that the watch brought last: no outside call is made. */
  async stored(manager: EntityManager): Promise<DatedPlan[]> {
    const rows = (await manager.query(
      'SELECT account, listed, listed_at, fault FROM account_watch ORDER BY account',
    )) as Listed[];
    const plans = rows
      .filter(({ account }) => this.config.accounts.has(account))
      .map(async ({ account, listed, listed_at, fault }) => ({
        ...(await this.by(manager, account, listed)),
        listedAt: listed_at?.toISOString() ?? null,
        fault,
      }));
    return Promise.all(plans);
  }

  /** By a list that was just had. */
  async by(manager: EntityManager, account: string, list: readonly ListedWebhook[]): Promise<Plan> {
    const hooks = await manager.getRepository(WebhookHook).find();
    const known = new Map(hooks.map((hook) => [hook.id, hook]));
    const declared = this.config.webhooks.map((one) => ({
      ...one,
      digest: declarationDigest(one),
    }));
    return planOf(account, declared, known, list);
  }
}
