import type { AhgoraResultsReceived } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';

/** A request of PontoWeb, as it is kept. */
export interface RequestRow {
  readonly requestId: string;
  readonly source: string;
  readonly profile: string | null;
  /** Items that it has. */
  readonly count: number;
  readonly receivedAt: string;
}

/**
 * Keeps requests; one that is known stays as it is. Last of all: another partition that hears of the same request waits
 * here until this transaction has ended.
 */
export async function insertRequests(
  manager: EntityManager,
  requests: readonly RequestRow[],
): Promise<void> {
  if (requests.length === 0) return;
  const sorted = requests.toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1));
  await manager.query(
    `INSERT INTO payroll_request (request_id, source, profile, count, received_at)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::timestamptz[])
     ON CONFLICT (request_id) DO NOTHING`,
    [
      sorted.map(({ requestId }) => requestId),
      sorted.map(({ source }) => source),
      sorted.map(({ profile }) => profile),
      sorted.map(({ count }) => count),
      sorted.map(({ receivedAt }) => receivedAt),
    ],
  );
}

/** The place of an item: a request and the position in it. */
export const placeOf = ({
  requestId,
  position,
}: Pick<AhgoraResultsReceived, 'requestId' | 'position'>): string => `${requestId}/${position}`;

/** Which of the items were heard before, whatever the inbox remembers: hearing them again changes nothing. */
export async function heardBefore(
  manager: EntityManager,
  items: readonly AhgoraResultsReceived[],
): Promise<ReadonlySet<string>> {
  const rows: { request_id: string; item: number }[] = await manager.query(
    `SELECT request_id, item FROM unnest($1::uuid[], $2::integer[]) AS i (request_id, item)
     WHERE EXISTS (SELECT FROM payroll_line l WHERE l.request_id = i.request_id AND l.item = i.item)
        OR EXISTS (SELECT FROM payroll_item k WHERE k.request_id = i.request_id AND k.item = i.item)`,
    [items.map(({ requestId }) => requestId), items.map(({ position }) => position)],
  );
  return new Set(
    rows.map(({ request_id: requestId, item: position }) => placeOf({ requestId, position })),
  );
}
