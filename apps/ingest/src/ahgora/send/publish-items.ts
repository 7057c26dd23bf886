import { PublishError, type Publisher } from '@ponte/messaging';
import type { Sealer } from '@ponte/platform';
import type { Turns } from '../turns';
import { itemRecord, type SentRequest } from './item-record';
import type { PlacedItem } from './place-items';
import { SendWindow } from './send-window';

/** Records of one request that wait for their acknowledgement at most: what is behind them is not sealed yet. */
const RECORDS_AT_ONCE = 200;

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
  let left: PublishError | undefined;
  for (const [position, { item, employee, part, parts: all }] of items.entries()) {
    if (turns.over) await turns.next();
    // Half of them at a time: waiting for each one would wake this 29,000 times.
    if (window.size >= RECORDS_AT_ONCE) await window.atMost(RECORDS_AT_ONCE / 2);
    if (items.length - position > RECORDS_AT_ONCE && parts.leaving())
      left = new PublishError('closed', 'the process leaves');
    if (window.failure || left) break;
    const record = itemRecord(item, request, { position, part, parts: all }, employee, sealer);
    const deadlineMs = Math.max(0, Math.min(times.recordMs, until - performance.now()));
    window.add(publisher.publish(record, { deadlineMs }));
  }
  await window.atMost(0);
  if (!window.failure) return left;
  const { error } = window.failure;
  if (error instanceof PublishError) return error;
  throw error;
}
