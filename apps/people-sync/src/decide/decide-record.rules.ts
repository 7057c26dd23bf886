import { BY_FEEDZ, NO_VERDICT, type FeedzEntity, type FeedzRecord } from '../write/feedz-record';
import { mayGo, type RecordState } from '../write/rules/record-states.rules';
import type { Wanted } from './wanted';

/** Feedz's word for an error that it did not expect: the next run tries again. */
const UNEXPECTED = 4999;

/** Makes what is stored of a record, or of a message: personal data are sealed. */
export interface Sealing {
  record(record: object): string;
  message(text: string): string;
}

/** Which record it is, and the run that decides. */
export interface Place {
  readonly profile: string;
  readonly entity: FeedzEntity;
  readonly key: string;
  readonly run: string;
}

/**
 * What becomes of a record by what is wanted of it: sent only what differs from what Feedz accepted last. What Feedz refused is
 * not sent again as it was; what is held or unknown goes again.
 * @param before undefined: it is not known yet
 * @returns undefined: nothing changes
 */
export function decideRecord(
  before: FeedzRecord | undefined,
  wanted: Wanted,
  place: Place,
  sealing: Sealing,
): FeedzRecord | undefined {
  const record = before ?? newRecord(place);
  if (record.state === 'sending') return undefined;
  const next = decided(record, wanted, place.run, sealing);
  if (!mayGo('decide', record.state, next.state))
    throw new Error(`a record that is ${record.state} cannot be decided to be ${next.state}`);
  return next === record || (!before && next.state === 'none') ? undefined : next;
}

function decided(record: FeedzRecord, wanted: Wanted, run: string, sealing: Sealing): FeedzRecord {
  switch (wanted.kind) {
    case 'nothing':
      if (record.state === 'none') return record;
      return { ...unwanted(record), ...NO_VERDICT, state: 'none', run };
    case 'fault': {
      const { state, code, reason, heldFor, manager } = wanted;
      const verdict = { state, by: 'ponte', code, reason, heldFor, manager } as const;
      const same = isSame(record, verdict) && record.wantedHash === null;
      const message = same ? record.message : sealing.message(wanted.message);
      return same ? record : { ...unwanted(record), ...verdict, message, run };
    }
    case 'record':
      return decidedRecord(record, wanted, run, sealing);
  }
}

function decidedRecord(
  before: FeedzRecord,
  wanted: Extract<Wanted, { kind: 'record' }>,
  run: string,
  sealing: Sealing,
): FeedzRecord {
  const { hashes, needs, emailHash, manager } = wanted;
  const standsBy = (hash: string | null): boolean => hash !== null && hashes.includes(hash);
  // While lookup keys rotate an equal record may stand under the hash of another key.
  const hash = hashes[0] ?? '';
  const isAccepted = standsBy(before.acceptedHash);
  const acceptedHash = isAccepted ? hash : before.acceptedHash;
  // Under another key its e-mail would seem to be nobody's, and be given to somebody else.
  const { acceptedEmailHash: mail } = before;
  const acceptedEmailHash = isAccepted && mail !== null ? emailHash : mail;
  const isRefusedSo =
    before.state === 'refused' && before.by === 'feedz' && standsBy(before.wantedHash);
  const again = before.again || wanted.again;
  const state: RecordState =
    isRefusedSo && before.code !== UNEXPECTED
      ? 'refused'
      : acceptedHash === hash && !again
        ? 'accepted'
        : 'to-send';
  const accepted = { acceptedHash, acceptedEmailHash };
  const facts = { wantedHash: hash, needs, emailHash, manager, ...accepted };
  const isUnchanged =
    state === before.state &&
    before.again === again &&
    JSON.stringify(facts) === JSON.stringify(factsOf(before));
  if (isUnchanged || (state === 'refused' && before.wantedHash === hash)) return before;
  const text =
    before.wantedHash === hash && before.wanted !== null
      ? before.wanted
      : sealing.record(wanted.record);
  const verdict = state === 'refused' ? {} : state === 'accepted' ? BY_FEEDZ : NO_VERDICT;
  return { ...before, ...verdict, ...facts, wanted: text, state, again, run };
}

function factsOf(record: FeedzRecord) {
  const { wantedHash, needs, emailHash, manager, acceptedHash, acceptedEmailHash } = record;
  return {
    wantedHash,
    needs: needs.map(({ entity, key }) => ({ entity, key })),
    emailHash,
    manager,
    acceptedHash,
    acceptedEmailHash,
  };
}

function unwanted(record: FeedzRecord): FeedzRecord {
  return { ...record, wantedHash: null, wanted: null, needs: [], emailHash: null, manager: null };
}

type Said = Pick<FeedzRecord, 'state' | 'by' | 'code' | 'reason' | 'heldFor' | 'manager'>;

function isSame(record: FeedzRecord, said: Said): boolean {
  const text = ({ state, by, code, reason, heldFor, manager }: Said): string =>
    JSON.stringify([
      ...[state, by, code, reason, manager],
      heldFor.map(({ entity, key }) => [entity, key]),
    ]);
  return text(record) === text(said);
}

function newRecord({ profile, entity, key }: Place): FeedzRecord {
  return {
    ...{ profile, entity, key, state: 'none', ...NO_VERDICT },
    ...{ wantedHash: null, wanted: null, needs: [], again: false },
    ...{ acceptedHash: null, acceptedAt: null, emailHash: null, acceptedEmailHash: null },
    ...{ doubtedEmailHash: null, manager: null, acceptedManager: null },
    ...{ accepted: null, doubted: null },
    ...{ version: 0, told: null, run: null, lot: null, settledAt: null },
  };
}
