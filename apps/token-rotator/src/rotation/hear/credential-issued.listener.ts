import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  verifyCredential,
  webhookCredentialIssued,
  type WebhookCredentialIssued,
} from '@ponte/contracts';
import { Subscribe, type HearContext, type Heard } from '@ponte/messaging';
import { CredentialKeysEnv, PonteLogger } from '@ponte/platform';
import { lockHook, saveHook } from '../rotation.store';

/**
 * Hears this service's own records back: only so is it known at which offset ingest finds them. Replayable: an old record
 * tells nothing that a newer one does not.
 */
@Controller()
export class CredentialIssuedListener {
  private readonly log: PonteLogger;

  constructor(
    private readonly keys: CredentialKeysEnv,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'credentials' });
  }

  @Subscribe(webhookCredentialIssued, { replayable: true })
  async hear(
    @Payload() event: Heard<WebhookCredentialIssued>,
    @Ctx() { unit }: HearContext,
  ): Promise<void> {
    const { manager } = unit;
    const { value } = event;
    const offset = Number(event.offset);
    await manager.query(
      `INSERT INTO credential_log (only_row, next_offset) VALUES (true, $1)
       ON CONFLICT (only_row) DO UPDATE SET next_offset = excluded.next_offset`,
      [offset + 1],
    );
    const isUnderItsKey = webhookCredentialIssued.key(value) === event.key;
    if (!isUnderItsKey || verifyCredential(value, this.keys.keys()) !== 'valid') {
      this.log.warn({ hook: value.hook, offset }, 'a record of credentials is not signed by us');
      return;
    }
    const locked = await lockHook(manager, value.hook);
    if (!locked || locked.hook.source !== value.source) return;
    const { hook, now } = locked;
    // An old one written again: ingest passes it by, so it says nothing of where the newer ones are.
    if (hook.heardSerial !== null && value.serial < hook.heardSerial) return;
    // What was told after the backup that the database was restored from: newer than all that is known here.
    if (value.serial > hook.serial) {
      this.log.warn({ webhook: hook.id }, 'the topic of credentials is ahead of the database');
      hook.serial = value.serial;
      hook.issueDue = true;
    }
    hook.heardSerial = value.serial;
    hook.heardOffset = offset;
    hook.heardAt = now;
    hook.dueAt = now;
    await saveHook(manager, hook);
  }
}
