import { PublishError, type Publisher } from '@ponte/messaging';
import type { LookupHasher, Sealer } from '@ponte/platform';
import type { SplitItem } from '../read/split-body';
import type { Turns } from '../turns';
import { employeeOf, type ItemEmployee } from './employee-of';
import { itemRecord, type SentRequest } from './item-record';
import { SendWindow } from './send-window';

/** Records of one request that wait for their acknowledgement at most: what is behind them is not sealed yet. */
const RECORDS_AT_ONCE = 200;

export interface PublishParts {
  readonly publisher: Publisher;
  readonly sealer: Sealer;
  readonly hasher: LookupHasher;
  readonly turns: Turns;
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
  items: readonly SplitItem[],
  request: SentRequest,
  times: PublishTimes,
  parts: PublishParts,
): Promise<PublishError | undefined> {
  const { publisher, sealer, turns } = parts;
  const until = performance.now() + times.requestMs;
  const employees = await employeesOf(items, request.source, parts);
  const all = new Map<string, number>();
  for (const { hash } of employees) all.set(hash, (all.get(hash) ?? 0) + 1);
  const seen = new Map<string, number>();

  const window = new SendWindow();
  for (const [position, item] of items.entries()) {
    if (turns.over) await turns.next();
    // Half of them at a time: waiting for each one would wake this 29,000 times.
    if (window.size >= RECORDS_AT_ONCE) await window.atMost(RECORDS_AT_ONCE / 2);
    if (window.failure) break;
    const employee = employees[position] as ItemEmployee;
    const part = (seen.get(employee.hash) ?? 0) + 1;
    seen.set(employee.hash, part);
    const place = { position, part, parts: all.get(employee.hash) ?? 1 };
    const record = itemRecord(item, request, place, employee, sealer);
    const deadlineMs = Math.max(0, Math.min(times.recordMs, until - performance.now()));
    window.add(publisher.publish(record, { deadlineMs }));
  }
  await window.atMost(0);
  if (!window.failure) return undefined;
  const { error } = window.failure;
  if (error instanceof PublishError) return error;
  throw error;
}

async function employeesOf(
  items: readonly SplitItem[],
  source: string,
  { hasher, turns }: PublishParts,
): Promise<readonly ItemEmployee[]> {
  const employees: ItemEmployee[] = [];
  for (const { codfuncionario } of items) {
    if (turns.over) await turns.next();
    employees.push(employeeOf(source, codfuncionario, hasher));
  }
  return employees;
}
