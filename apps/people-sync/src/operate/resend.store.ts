import type { EntityManager } from 'typeorm';
import type { FeedzRecord } from '../write/feedz-record';
import type { ResendArgs } from './resend.args';
import { rowsOf } from './rows-of';

/** Records by a filter in the order of kind and key; locked until the transaction ends. */
export function lockResendable(
  manager: EntityManager,
  args: ResendArgs,
  limit: number,
): Promise<FeedzRecord[]> {
  const { profile, states = ['refused', 'held', 'unknown'], entities, code, reason } = args;
  const { keys, until, after } = args;
  const [entity = null] = after?.split('/') ?? [];
  const key = entity === null ? null : (after ?? '').slice(entity.length + 1);
  return rowsOf(manager, FIND, [
    ...[profile, states, entities ?? null, code ?? null, reason ?? null, keys ?? null],
    ...[until ?? null, entity, key, limit],
  ]);
}

const FIND = `
  SELECT * FROM feedz_record WHERE profile = $1 AND state = ANY ($2::text[])
    AND ($3::text[] IS NULL OR entity = ANY ($3)) AND ($4::int IS NULL OR code = $4)
    AND ($5::text IS NULL OR reason = $5) AND ($6::text[] IS NULL OR key = ANY ($6))
    AND ($7::timestamptz IS NULL OR coalesce(settled_at, updated_at) <= $7)
    AND ($8::text IS NULL OR (entity, key) > ($8, $9::text))
  ORDER BY entity, key LIMIT $10 FOR UPDATE`;
