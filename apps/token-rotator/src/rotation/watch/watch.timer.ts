import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { RotatorConfig } from '../../config/rotator.config';
import { GupyAccounts } from '../do/gupy-accounts';
import { databaseNow, lockHook, vendorIdsOfOthers } from '../rotation.store';
import { inventory } from '../rules/inventory.rules';
import type { ListedWebhook } from '../rules/listed-webhook';
import { TakeStep } from '../take-step';
import { isStale, judgeDeliveries, judgeSeen } from './judge-seen';

/** One replica looks at an account in each period. */
const CLAIM = `
  INSERT INTO account_watch (account, looked_at) VALUES ($1, clock_timestamp())
  ON CONFLICT (account) DO UPDATE SET looked_at = excluded.looked_at
  WHERE account_watch.looked_at IS NULL OR account_watch.looked_at <= clock_timestamp() - $2 * interval '1 millisecond'
  RETURNING account`;

const FAILED = `UPDATE account_watch SET fault = $2 WHERE account = $1`;
const LISTED = `UPDATE account_watch SET fault = NULL, listed_at = $3, listed = $2 WHERE account = $1`;

/** Looks at Gupy's list of each account every few minutes, and mends what differs. */
@Injectable()
export class WatchTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    private readonly config: RotatorConfig,
    private readonly accounts: GupyAccounts,
    private readonly database: DataSource,
    private readonly units: UnitOfWorkRunner,
    private readonly steps: TakeStep,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'watch' });
    const { every } = config.watch;
    periodic.every('watch webhooks', Math.max(100, every / 4), async (signal) => {
      for (const account of config.accounts.keys()) {
        const claimed = (await database.query(CLAIM, [account, every])) as unknown[];
        if (claimed.length > 0 && !signal.aborted) await this.look(account, signal);
      }
    });
  }

  /** Lists an account's webhooks and judges each declared one by it. A list that cannot be had says nothing of any. */
  async look(account: string, signal?: AbortSignal): Promise<void> {
    const began = await databaseNow(this.database.manager);
    const listed = await this.accounts.list(account, signal);
    if (!listed.ok) {
      this.log.warn(
        { account, reason: listed.reason },
        'the webhooks of an account cannot be listed',
      );
      await this.database.query(FAILED, [account, listed.reason]);
      return;
    }
    const known = await this.knownIds();
    const declared = this.config.webhooks.filter((one) => one.account === account);
    const { duplicates } = inventory(listed.webhooks, declared, known);
    if (duplicates.length > 0)
      this.log.warn(
        {
          account,
          duplicates: duplicates.map(({ webhook, vendorId }) => `${webhook}: ${vendorId}`),
        },
        'webhooks are registered more than once; all but one of each are left alone',
      );
    for (const { id } of declared)
      await this.units.run((unit) => this.judge(unit, id, listed.webhooks, began));
    // Only now: who waits for a list waits for what was judged by it.
    await this.database.query(LISTED, [account, JSON.stringify(listed.webhooks), began]);
  }

  private async judge(
    unit: UnitOfWork,
    id: string,
    all: readonly ListedWebhook[],
    began: Date,
  ): Promise<void> {
    const locked = await lockHook(unit.manager, id);
    // What a call under way is about to change is judged the next time.
    if (!locked || !locked.hook.declared || locked.hook.call) return;
    // A list that was begun before a call says nothing of what the call changed.
    if (isStale(locked, began)) return;
    const limits = this.config.watch;
    const taken = await vendorIdsOfOthers(unit.manager, locked.hook);
    const list = all.filter(({ id }) => !taken.has(id));
    const says = [judgeSeen(locked, list, limits), judgeDeliveries(locked, limits)];
    for (const what of says.filter((one) => one !== undefined))
      this.log.warn({ webhook: id, what }, 'a webhook is not as it should be');
    await this.steps.proceed(unit, locked);
  }

  private async knownIds(): Promise<ReadonlyMap<string, string>> {
    const rows = (await this.database.query(
      'SELECT id, vendor_id AS "vendorId" FROM webhook_hook WHERE vendor_id IS NOT NULL',
    )) as { id: string; vendorId: string }[];
    return new Map(rows.map(({ id, vendorId }) => [id, vendorId]));
  }
}
