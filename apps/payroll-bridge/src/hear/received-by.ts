import type { AhgoraResultsReceived } from '@ponte/contracts';

/**
 * An item with a time of reception that is not to come: ingest's clock went ahead. Requests are ordered by these times, and
 * one that seems newer than it is would outlast every value that is sent after it.
 *
 * @param now the database's time
 */
export function receivedBy(item: AhgoraResultsReceived, now: Date): AhgoraResultsReceived {
  if (Date.parse(item.receivedAt) <= now.getTime()) return item;
  return { ...item, receivedAt: now.toISOString() };
}
