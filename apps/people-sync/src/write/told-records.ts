import { createHash } from 'node:crypto';
import {
  feedzLeaderSettled,
  feedzPersonSettled,
  feedzStructureSettled,
  type FeedzSettled,
} from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { FeedzRecord } from './feedz-record';
import { isOutcome, type Outcome } from './rules/record-states.rules';

/** Of the contract. */
const MOST_NEEDED = 10;

/**
 * Tells what became of records where that is news: another outcome, or another record accepted.
 * @param now when it came to this, the database's time
 * @returns the records with what was told noted, to be written in the same transaction
 */
export function tellOutcomes(
  unit: UnitOfWork,
  environment: string,
  records: readonly FeedzRecord[],
  now: Date,
): FeedzRecord[] {
  return records.map((record) => {
    const { state } = record;
    if (!isOutcome(state)) return record;
    const told = digestOf(record);
    if (told === record.told) return record;
    const next = { ...record, told, version: record.version + 1, settledAt: now };
    tell(unit, environment, next, state);
    return next;
  });
}

/**
 * Tells that a person has no leader at Feedz any more, if one was told of.
 * @returns the binding with what was told noted
 */
export function tellCleared(
  unit: UnitOfWork,
  environment: string,
  bind: FeedzRecord,
  now: Date,
): FeedzRecord {
  const cleared: FeedzRecord = { ...bind, state: 'accepted', by: 'feedz', manager: null };
  const [told = cleared] = tellOutcomes(unit, environment, [cleared], now);
  return { ...told, state: 'none', by: null };
}

/** Told when it changes. What is said about it in words does not count: Feedz's words differ from day to day. */
function digestOf(record: FeedzRecord): string {
  const { state, by, code, reason, heldFor, manager, acceptedHash } = record;
  const needed = heldFor.map(({ entity, key }) => [entity, key]);
  const accepted = state === 'accepted' ? acceptedHash : null;
  return createHash('sha256')
    .update(JSON.stringify([state, by, code, reason, needed, manager, accepted]))
    .digest('hex');
}

function tell(unit: UnitOfWork, environment: string, record: FeedzRecord, state: Outcome): void {
  const { profile, entity, key, version, run, by, code, reason, settledAt, message } = record;
  const value: FeedzSettled = {
    ...{ profile, environment, runId: run ?? '', state, by: by ?? 'feedz', code, reason },
    heldFor: record.heldFor.slice(0, MOST_NEEDED).map((need) => ({ ...need })),
    version,
    settledAt: (settledAt ?? new Date()).toISOString(),
    sealed: message === null ? {} : { message },
  };
  const options = { subject: `${profile}/${entity}/${key}`, stateVersion: version };
  switch (entity) {
    case 'person':
      return unit.tell(feedzPersonSettled, { ...value, person: key }, options);
    case 'bind':
      return unit.tell(
        feedzLeaderSettled,
        { ...value, person: key, manager: record.manager },
        options,
      );
    default:
      return unit.tell(feedzStructureSettled, { ...value, entity, structure: key }, options);
  }
}
