import type { EntityManager } from 'typeorm';
import { EquipmentRequest } from '../equipment-request.entity';
import { requestId } from '../request-id';
import type { RequestArgs, RequestFilterArgs } from './request.args';

/** A request as operators see it: nothing of the person. */
export interface RequestSummary {
  readonly id: string;
  readonly source: string;
  readonly applicationId: number;
  readonly jobId: number | null;
  readonly state: string;
  readonly reason: string | null;
  /** Why the desk's task waits for a person. */
  readonly deskReason: string | null;
  readonly ticketId: string | null;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly role: string | null;
  readonly workplace: string | null;
  readonly items: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly state: string;
  }[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function summary(request: EquipmentRequest): RequestSummary {
  const { id, source, applicationId, jobId, state, reason, deskReason, ticketId } = request;
  const { startsOn, dueOn, role, workplace } = request.description;
  return {
    ...{ id, source, applicationId, jobId, state, reason, deskReason, ticketId },
    ...{ startsOn, dueOn, role, workplace },
    items: request.items.map((item) => ({
      sku: item.sku,
      quantity: item.quantity,
      state: item.state,
    })),
    createdAt: request.createdAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
  };
}

/** Where a list goes on after a request. */
export function cursorOf({ createdAt, id }: RequestSummary): string {
  return `${createdAt}/${id}`;
}

/** Requests by a filter, the oldest first. */
export async function findRequests(
  manager: EntityManager,
  filter: RequestFilterArgs,
  limit: number,
): Promise<RequestSummary[]> {
  const query = manager
    .createQueryBuilder(EquipmentRequest, 'r')
    .orderBy('r.createdAt')
    .addOrderBy('r.id')
    .limit(limit);
  const { states, source, reason, since, startsUntil, after } = filter;
  if (states) query.andWhere('r.state IN (:...states)', { states });
  if (source) query.andWhere('r.source = :source', { source });
  if (reason) query.andWhere(`:reason = ANY (string_to_array(r.reason, ','))`, { reason });
  if (since) query.andWhere('r.createdAt >= :since', { since: new Date(since) });
  if (startsUntil) query.andWhere('r.startsOn <= :startsUntil', { startsUntil });
  if (after) {
    const [at = '', id = ''] = after.split('/');
    query.andWhere('(r.createdAt, r.id) > (:at::timestamptz, :id::uuid)', { at, id });
  }
  return (await query.getMany()).map(summary);
}

/** The id that arguments name; `undefined` if they name no request. */
export function idOf({ id, source, applicationId }: RequestArgs): string | undefined {
  if (id !== undefined) return id.toLowerCase();
  return source !== undefined && applicationId !== undefined
    ? requestId({ source, applicationId })
    : undefined;
}
