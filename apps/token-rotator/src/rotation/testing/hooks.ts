import { RotationConfig, RotatorConfig, WatchConfig } from '../../config/rotator.config';
import { WebhookHook } from '../hook.entity';
import type { LockedHook } from '../rotation.store';
import type { StepFacts } from '../rules/next-step.rules';
import type { TokenState } from '../rules/token-states.rules';
import { WebhookToken } from '../token.entity';

export const NOW = new Date('2026-03-02T18:00:00.000Z');
export const later = (ms: number): Date => new Date(NOW.getTime() + ms);
export const HOUR_MS = 3_600_000;

/** A webhook of ours that is registered and well; `changes` say otherwise. */
export function hookOf(changes: Partial<WebhookHook> = {}): WebhookHook {
  return Object.assign(new WebhookHook(), {
    ...{ id: 'acme-moved', account: 'acme', action: 'application.moved', source: 'acme' },
    ...{ postbackUrl: 'https://hooks.example.com/a', declaredDigest: 'd', putDigest: 'd' },
    ...{ vendorId: 'v-1', seen: 'active', serial: 5, issuedAt: NOW, createdAt: NOW, dueAt: NOW },
    ...{ heardSerial: 5, heardOffset: 41, heardAt: NOW },
    ...changes,
  });
}

/** A token that was got an hour ago and lives a day. */
export function tokenOf(state: TokenState, changes: Partial<WebhookToken> = {}): WebhookToken {
  return Object.assign(new WebhookToken(), {
    ...{ id: `t-${state}`, hookId: 'acme-moved', seq: 1, state, sha256: 'a'.repeat(64) },
    ...{ sealed: 's', mintedAt: later(-HOUR_MS), expiresAt: later(23 * HOUR_MS) },
    ...{ settledAt: state === 'confirmed' ? later(-HOUR_MS) : null },
    ...{ renewAt: later(17 * HOUR_MS), ...changes },
  });
}

export function factsOf(
  hook: Partial<WebhookHook>,
  tokens: WebhookToken[],
  changes: Partial<StepFacts> = {},
): StepFacts {
  const process = { instance: 'ingest-1', position: 42, ageMs: 1_000 };
  return {
    hook: hookOf(hook),
    tokens,
    ingest: { processes: [process], nextOffset: 42 },
    rotation: new RotationConfig(),
    now: NOW,
    ...changes,
  };
}

export function lockedOf(hook: Partial<WebhookHook>, tokens: WebhookToken[] = []): LockedHook {
  return { hook: hookOf(hook), tokens, now: NOW };
}

export function configOf(): RotatorConfig {
  const config = new RotatorConfig();
  [config.rotation, config.watch] = [new RotationConfig(), new WatchConfig()];
  return config;
}
