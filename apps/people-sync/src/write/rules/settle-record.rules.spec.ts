import type { FeedzRecord } from '../feedz-record';
import { testRecord } from '../testing/test-record';
import { settleRecord, type RecordEnd } from './settle-record.rules';

const now = new Date('2026-03-02T09:00:00Z');
const refused = (code: number): RecordEnd => ({
  ...{ kind: 'refused', code, reason: null, message: null, heldFor: [] },
});
const HELD: RecordEnd = { kind: 'held', code: 5005, reason: null, message: null, heldFor: [] };
const UNKNOWN: RecordEnd = { kind: 'unknown', reason: 'no-answer' };

/** What becomes of a person who is sent so, one time after the other. */
function sent(...times: readonly (readonly [what: string, end: RecordEnd])[]): FeedzRecord {
  return times.reduce<FeedzRecord>((record, [what, end]) => {
    const wanted = { wantedHash: `hash of ${what}`, wanted: what, emailHash: `e-mail of ${what}` };
    const sending = { ...record, ...wanted, state: 'sending', lot: 'lot' } as const;
    return settleRecord(sending, end, { run: 'r', now });
  }, testRecord());
}

describe('the e-mail of a record of which nobody knows', () => {
  const kept = { doubtedEmailHash: 'e-mail of a', doubted: 'a' };
  const free = { doubtedEmailHash: null, doubted: null };

  it('is nobody’s as soon as Feedz refuses the same record for itself', () => {
    expect(sent(['a', UNKNOWN])).toMatchObject({ state: 'unknown', ...kept });
    expect(sent(['a', UNKNOWN], ['a', { kind: 'accepted' }])).toMatchObject(free);
    expect(sent(['a', UNKNOWN], ['a', refused(5014)])).toMatchObject({ state: 'refused', ...free });
  });

  it('may be at Feedz as long as that says nothing of it', () => {
    expect(sent(['a', UNKNOWN], ['b', refused(5014)])).toMatchObject(kept);
    expect(sent(['a', UNKNOWN], ['a', HELD])).toMatchObject({ state: 'held', ...kept });
    // Somebody else's now, who may leave it to a process that is still at work; and what an unknown code means nobody knows.
    expect(sent(['a', UNKNOWN], ['a', refused(5013)])).toMatchObject(kept);
    expect(sent(['a', UNKNOWN], ['a', refused(6001)])).toMatchObject(kept);
  });
});
