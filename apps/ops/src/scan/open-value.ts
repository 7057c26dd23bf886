import type { OpsContext } from '../program/context';
import { jsonOf } from './matches';
import { needOpener } from './open-parts';

/** Which record is opened; told with who opened it. */
export interface OpenedRecord {
  readonly topic: string;
  readonly place: string;
  readonly eventId: string;
}

/**
 * Opens the sealed parts of a record for an operator. Who opened which record, and why, is on the log before anything is
 * shown.
 *
 * @throws Refusal without `--why`, or without PII_KEYS
 */
export async function openValue(
  context: OpsContext,
  name: string,
  record: OpenedRecord,
  value: Buffer | null,
): Promise<unknown> {
  const open = needOpener(context);
  const json = value === null ? null : (jsonOf(value) ?? value.toString('utf8'));
  const message = `Aberto: ${record.topic} ${record.place}.`;
  return open({ name, message, facts: record }, json);
}
