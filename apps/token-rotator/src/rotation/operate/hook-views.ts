import type { EntityManager } from 'typeorm';
import { WebhookHook } from '../hook.entity';
import { databaseNow } from '../rotation.store';
import { PENDING_STATES } from '../rules/token-states.rules';
import { WebhookToken } from '../token.entity';

const SHORT = 12;

/** A webhook in a list: no address and no token. */
export interface HookSummary {
  readonly webhook: string;
  readonly account: string;
  readonly action: string;
  readonly source: string | null;
  readonly declared: boolean;
  readonly vendorId: string | null;
  readonly status: string | null;
  readonly statusSince: string | null;
  readonly paused: boolean;
  /** State of the token under way, `null` if none is. */
  readonly pending: string | null;
  /** Age of the token that Gupy carries, in seconds. */
  readonly ageSeconds: number | null;
  readonly renewAt: string | null;
  readonly expiresAt: string | null;
  readonly trouble: string | null;
}

/** A token as shown: by its digest's beginning. */
export interface TokenView {
  readonly seq: number;
  readonly state: string;
  /** The digest's beginning: enough to compare, and nothing that opens anything. */
  readonly sha256: string;
  readonly ageSeconds: number;
  readonly expiresAt: string;
  readonly confirmedBy: string | null;
  readonly notAfter: string | null;
}

/** All webhooks of some states, in the order of their ids. */
export async function summaries(
  manager: EntityManager,
  after: string,
  limit: number,
): Promise<HookSummary[]> {
  const now = await databaseNow(manager);
  const hooks = await manager
    .getRepository(WebhookHook)
    .createQueryBuilder('h')
    .where('h.id > :after', { after })
    .orderBy('h.id')
    .limit(limit)
    .getMany();
  const tokens = await manager
    .getRepository(WebhookToken)
    .createQueryBuilder('t')
    .where(`t.state <> 'retired'`)
    .getMany();
  return hooks.map((hook) =>
    summaryOf(
      hook,
      tokens.filter(({ hookId }) => hookId === hook.id),
      now,
    ),
  );
}

export function summaryOf(
  hook: WebhookHook,
  tokens: readonly WebhookToken[],
  now: Date,
): HookSummary {
  const current = tokens.find(({ state }) => state === 'confirmed');
  const pending = tokens.find(({ state }) => PENDING_STATES.includes(state));
  return {
    webhook: hook.id,
    account: hook.account,
    action: hook.action,
    source: hook.source,
    declared: hook.declared,
    vendorId: hook.vendorId,
    status: hook.status,
    statusSince: hook.statusSince?.toISOString() ?? null,
    paused: hook.pausedAt !== null,
    pending: pending?.state ?? null,
    ageSeconds: current ? seconds(now, current.mintedAt) : null,
    renewAt: current?.renewAt.toISOString() ?? null,
    expiresAt: current?.expiresAt.toISOString() ?? null,
    trouble: hook.trouble,
  };
}

export function tokenView(token: WebhookToken, now: Date): TokenView {
  return {
    seq: token.seq,
    state: token.state,
    sha256: token.sha256.slice(0, SHORT),
    ageSeconds: seconds(now, token.mintedAt),
    expiresAt: token.expiresAt.toISOString(),
    confirmedBy: token.confirmedBy,
    notAfter: token.notAfter?.toISOString() ?? null,
  };
}

function seconds(now: Date, at: Date): number {
  return Math.round((now.getTime() - at.getTime()) / 1_000);
}
