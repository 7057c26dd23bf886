import { Injectable } from '@nestjs/common';
import { webhookStatusChanged, type WebhookStatusChanged } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { RotatorConfig } from '../../config/rotator.config';
import type { LockedHook } from '../rotation.store';
import { statusOf } from '../rules/status.rules';

const ALARMING: readonly string[] = ['inactive', 'missing', 'failing'];

/** Tells what is known of a webhook when it changes. */
@Injectable()
export class TellStatus {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: RotatorConfig,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'status' });
  }

  /** Judges the status anew and tells it if it is another one. Changes `hook` without writing it. */
  judge(unit: UnitOfWork, locked: LockedHook): void {
    const { hook, now } = locked;
    const judged = statusOf(locked, this.config);
    if (!judged || judged.status === hook.status) return;
    const from = hook.status as WebhookStatusChanged['from'];
    hook.status = judged.status;
    hook.statusVersion += 1;
    hook.statusSince = now;
    const facts = { webhook: hook.id, account: hook.account, action: hook.action };
    unit.tell(
      webhookStatusChanged,
      {
        ...facts,
        vendorId: hook.vendorId,
        from,
        to: judged.status,
        reason: judged.reason.slice(0, 500),
        changedAt: now.toISOString(),
      },
      { subject: `${hook.account}/${hook.id}`, stateVersion: hook.statusVersion, time: now },
    );
    const line = { ...facts, from, to: judged.status, reason: judged.reason };
    if (ALARMING.includes(judged.status)) this.log.error(line, 'a webhook needs attention');
    else if (judged.status === 'silent') this.log.warn(line, 'nothing is heard of a webhook');
    else this.log.info(line, 'the status of a webhook changed');
  }
}
