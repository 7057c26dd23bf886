import { In, Not, type EntityManager } from 'typeorm';
import { WebhookHook } from './hook.entity';
import type { IngestFacts } from './rules/in-force.rules';
import { WebhookToken } from './token.entity';

/** The database's time: one clock for all replicas, whatever theirs say. */
export async function databaseNow(manager: EntityManager): Promise<Date> {
  const [{ now }] = (await manager.query('SELECT clock_timestamp() AS now')) as [{ now: Date }];
  return now;
}

/** A webhook with its tokens, locked until the transaction ends. */
export interface LockedHook {
  readonly hook: WebhookHook;
  /** All but the retired ones, oldest first. */
  readonly tokens: WebhookToken[];
  readonly now: Date;
}

/** Locks a webhook; `undefined` if there is none. */
export async function lockHook(
  manager: EntityManager,
  id: string,
): Promise<LockedHook | undefined> {
  const hook = await manager
    .getRepository(WebhookHook)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!hook) return undefined;
  const tokens = await manager.getRepository(WebhookToken).find({
    where: { hookId: id, state: Not('retired') },
    order: { seq: 'ASC' },
  });
  return { hook, tokens, now: await databaseNow(manager) };
}

/** Locks the webhooks of some sources, in the order of their ids. */
export async function lockHooksOf(
  manager: EntityManager,
  sources: readonly string[],
): Promise<WebhookHook[]> {
  return manager.getRepository(WebhookHook).find({
    where: { source: In([...sources]), declared: true },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Ids in Gupy that other declared webhooks of the account have. */
export async function vendorIdsOfOthers(
  manager: EntityManager,
  { id, account }: Pick<WebhookHook, 'id' | 'account'>,
): Promise<ReadonlySet<string>> {
  const rows = (await manager.query(
    `SELECT vendor_id AS "vendorId" FROM webhook_hook
     WHERE declared AND account = $1 AND id <> $2 AND vendor_id IS NOT NULL`,
    [account, id],
  )) as { vendorId: string }[];
  return new Set(rows.map(({ vendorId }) => vendorId));
}

/** Writes a webhook that is locked. */
export async function saveHook(manager: EntityManager, hook: WebhookHook): Promise<void> {
  const { id, ...columns } = hook;
  await manager.update(WebhookHook, { id }, columns);
}

/** Writes a token of a webhook that is locked. */
export async function saveToken(manager: EntityManager, token: WebhookToken): Promise<void> {
  const { id, ...columns } = token;
  await manager.update(WebhookToken, { id }, columns);
}

/** What ingest's processes last said, and how far the topic was heard. */
export async function ingestFacts(manager: EntityManager): Promise<IngestFacts> {
  const processes = (await manager.query(
    `SELECT instance, position::float8 AS position,
       (extract(epoch FROM clock_timestamp() - seen_at) * 1000)::float8 AS "ageMs" FROM ingest_process ORDER BY instance`,
  )) as { instance: string; position: number; ageMs: number }[];
  const [log] = (await manager.query(
    'SELECT next_offset::float8 AS "nextOffset" FROM credential_log',
  )) as { nextOffset: number }[];
  return { processes, nextOffset: log?.nextOffset ?? null };
}
