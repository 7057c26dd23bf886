import { type OutboundRecord, PublishError, type Publisher } from '@ponte/messaging';
import type { Sealer } from '@ponte/platform';
import type { Turns } from '../turns';
import { itemRecord, type SentRequest } from './item-record';
import type { PlacedItem } from './place-items';
import { SendWindow } from './send-window';

/** Records of one request that wait for their acknowledgement at most: what is behind them is hardly sealed yet. */
const RECORDS_AT_ONCE = 200;
/**
 * Records that are sealed before they are sent together. One by one, the first go alone: whoever hears them is busy with a
 * transaction for one of each partition while hundreds more arrive.
 */
const LOT = 100;

export interface PublishParts {
  readonly publisher: Publisher;
  readonly sealer: Sealer;
  readonly turns: Turns;
  /** The process is on its way out: a request with much left to send might outlast it, and its sender hear nothing. */
  readonly leaving: () => boolean;
}

/** How long Kafka may take, in milliseconds: for one record, and for the whole request from now. */
export interface PublishTimes {
  readonly recordMs: number;
  readonly requestMs: number;
}

/**
 * Puts every item of a request on the log, sealing and sending in turns with everything else.
 *
 * @returns why not all of them are known to be there, `undefined` once they are; those that are there stay
 */
export async function publishItems(
  items: readonly PlacedItem[],
  request: SentRequest,
  times: PublishTimes,
  parts: PublishParts,
): Promise<PublishError | undefined> {
  const { publisher, sealer, turns } = parts;
  const until = performance.now() + times.requestMs;
  const window = new SendWindow();
  let lot: OutboundRecord[] = [];
  let left: PublishError | undefined;
  for (const [position, { item, employee, part, parts: all }] of items.entries()) {
    if (turns.over) await turns.next();
    if (items.length - position > RECORDS_AT_ONCE && parts.leaving())
      left = new PublishError('closed', 'the process leaves');
    if (window.failure || left) break;
    lot.push(itemRecord(item, request, { position, part, parts: all }, employee, sealer));
    if (lot.length < LOT && position < items.length - 1) continue;
    await window.atMost(RECORDS_AT_ONCE - LOT);
    if (window.failure) break;
    const deadlineMs = Math.max(0, Math.min(times.recordMs, until - performance.now()));
    for (const record of lot) window.add(publisher.publish(record, { deadlineMs }));
    lot = [];
  }
  await window.atMost(0);
  if (!window.failure) return left;
  const { error } = window.failure;
  if (error instanceof PublishError) return error;
  throw error;
}
