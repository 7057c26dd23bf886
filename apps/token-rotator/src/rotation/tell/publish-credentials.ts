import { Injectable } from '@nestjs/common';
import { signCredential, webhookCredentialIssued } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import { CredentialKeysEnv } from '@ponte/platform';
import { RotatorConfig } from '../../config/rotator.config';
import type { LockedHook } from '../rotation.store';
import { LIVE_STATES } from '../rules/token-states.rules';

/** Tells ingest which digests of a webhook are in force. */
@Injectable()
export class PublishCredentials {
  constructor(
    private readonly keys: CredentialKeysEnv,
    private readonly config: RotatorConfig,
  ) {}

  /**
   * Tells all live digests under the next serial. Each telling has a serial of its own, so that each is heard back. Changes
   * `hook` without writing it.
   */
  tell(unit: UnitOfWork, { hook, tokens, now }: LockedHook): void {
    const { source, action, id } = hook;
    const [key] = this.keys.keys();
    if (source === null || !key) return;
    // Never below the clock: after a restored database, ingest would take a mere count for older than what it has.
    hook.serial = Math.max(hook.serial + 1, now.getTime());
    hook.issuedAt = now;
    hook.issueDue = false;
    // Of a token that Gupy may carry the end is moved on with each telling: it ends by being replaced, not by time.
    const open = new Date(now.getTime() + this.config.rotation.keepValid).toISOString();
    const digests = tokens
      .filter(({ state }) => LIVE_STATES.includes(state))
      .map(({ sha256, mintedAt, notAfter }) => ({
        sha256,
        notBefore: mintedAt.toISOString(),
        notAfter: notAfter?.toISOString() ?? open,
      }));
    const value = {
      source,
      hook: id,
      action,
      digests,
      serial: hook.serial,
      issuedAt: now.toISOString(),
    };
    unit.tell(webhookCredentialIssued, signCredential(value, key), {
      subject: `${source}/${id}`,
      stateVersion: hook.serial,
      time: now,
    });
  }
}
