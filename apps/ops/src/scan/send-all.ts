import { setTimeout as wait } from 'node:timers/promises';
import type { OutboundRecord } from '@ponte/messaging';
import type { OpsContext } from '../program/context';

/** Without `--rate`: what a service hears beside its daily work without falling behind. */
const DEFAULT_RATE = 100;
const DEADLINE_MS = 15_000;

/** How far a sending came. */
export interface Sent {
  readonly sent: number;
  /** Why it ended early. */
  readonly error?: Error;
}

/** Publishes records one after the other, not faster than `--rate`; ends at the first one that Kafka does not take. */
export async function sendAll(
  { publisher, settings, progress }: OpsContext,
  records: readonly OutboundRecord[],
): Promise<Sent> {
  const everyMs = 1_000 / (settings.rate ?? DEFAULT_RATE);
  const began = performance.now();
  for (const [sent, record] of records.entries()) {
    await wait(Math.max(0, began + sent * everyMs - performance.now()));
    try {
      await publisher.publish(record, { deadlineMs: DEADLINE_MS });
    } catch (error) {
      return { sent, error: error instanceof Error ? error : new Error(String(error)) };
    }
    progress.show(`${sent + 1} de ${records.length} enviados`);
  }
  return { sent: records.length };
}
