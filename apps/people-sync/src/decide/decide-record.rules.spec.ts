import * as fc from 'fast-check';
import type { FeedzRecord } from '../write/feedz-record';
import { settleRecord, type RecordEnd } from '../write/rules/settle-record.rules';
import { testRecord } from '../write/testing/test-record';
import { decideRecord } from './decide-record.rules';
import type { Wanted } from './wanted';

const place = { profile: 'holding', entity: 'person', key: 'p1', run: 'run-2' } as const;
const now = new Date('2026-03-02T09:00:00Z');
const sealing = {
  record: (record: object) => `sealed ${JSON.stringify(record)}`,
  message: (text: string) => `sealed ${text}`,
};
const wants = (hash: string, more: Partial<Extract<Wanted, { kind: 'record' }>> = {}): Wanted => ({
  ...{ kind: 'record', record: { hash }, hashes: [hash], needs: [] },
  ...{ emailHash: null, manager: null, again: false },
  ...more,
});
const fault: Wanted = {
  ...{ kind: 'fault', state: 'refused', code: 5016, reason: 'e-mail-format' },
  ...{ message: 'sem formato', heldFor: [], manager: null },
};
const accepted = testRecord({
  ...{ state: 'accepted', by: 'feedz', wantedHash: 'a', wanted: 'sealed', acceptedHash: 'a' },
});
const decide = (before: FeedzRecord | undefined, wanted: Wanted): FeedzRecord | undefined =>
  decideRecord(before, wanted, place, sealing);

describe('what is decided about a record', () => {
  it('is to send it where Feedz has not accepted it so, and nothing else', () => {
    expect(decide(undefined, wants('a'))).toMatchObject({ state: 'to-send', wantedHash: 'a' });
    expect(decide(accepted, wants('b'))).toMatchObject({ state: 'to-send', acceptedHash: 'a' });
    expect(decide(accepted, wants('a'))).toBeUndefined();
    expect(decide(undefined, { kind: 'nothing' })).toBeUndefined();
  });

  it('is acceptance again where it changed back before it was sent', () => {
    const changed = decide(accepted, wants('b'));
    expect(decide(changed, wants('a'))).toMatchObject({ state: 'accepted', by: 'feedz' });
  });

  it('leaves what Feedz refused as it is until it changes, but for an error that nobody expected', () => {
    const refused = { ...accepted, state: 'refused', wantedHash: 'b', code: 5013 } as const;
    expect(decide(refused, wants('b'))).toBeUndefined();
    expect(decide(refused, wants('c'))).toMatchObject({ state: 'to-send', code: null });
    expect(decide({ ...refused, code: 4999 }, wants('b'))).toMatchObject({ state: 'to-send' });
  });

  it('is a fault that was found here, with the record that Feedz has kept in mind', () => {
    expect(decide(accepted, fault)).toMatchObject({
      ...{ state: 'refused', by: 'ponte', code: 5016, message: 'sealed sem formato' },
      ...{ wantedHash: null, wanted: null, acceptedHash: 'a' },
    });
    const faulty = decide(accepted, fault);
    expect(decide(faulty, fault)).toBeUndefined();
    expect(decide(faulty, wants('a'))).toMatchObject({ state: 'accepted' });
  });

  it('leaves a record alone that is in a lot', () => {
    const sending = { ...accepted, state: 'sending', lot: 'lot-1' } as const;
    for (const wanted of [wants('c'), fault, { kind: 'nothing' } as const])
      expect(decide(sending, wanted)).toBeUndefined();
  });

  it('knows a record again whose hash was made with an older key', () => {
    const rotated = wants('new', { hashes: ['new', 'a'] });
    expect(decide(accepted, rotated)).toMatchObject({ state: 'accepted', acceptedHash: 'new' });
    // Its e-mail too, or somebody else could be given it; one that was freed stays so.
    const mail = { ...accepted, emailHash: 'mail', acceptedEmailHash: 'mail' };
    const renewed = wants('new', { hashes: ['new', 'a'], emailHash: 'new mail' });
    expect(decide(mail, renewed)).toMatchObject({ acceptedEmailHash: 'new mail' });
    const freed = { ...mail, acceptedEmailHash: null, again: true };
    expect(decide(freed, renewed)).toMatchObject({ acceptedEmailHash: null });
  });

  it('never takes for accepted what Feedz may have otherwise', () => {
    const ends: RecordEnd[] = [
      { kind: 'accepted' },
      { kind: 'refused', code: 5013, reason: null, message: null, heldFor: [] },
      { kind: 'held', code: 5005, reason: null, message: null, heldFor: [] },
      { kind: 'unknown', reason: 'no-answer' },
      { kind: 'not-sent' },
    ];
    const days = fc.array(
      fc.record({
        wanted: fc.constantFrom('a', 'b', 'c'),
        end: fc.constantFrom(...ends),
        isTaken: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(days, (list) => {
        let record: FeedzRecord | undefined;
        let atFeedz: string | undefined;
        for (const { wanted, end, isTaken } of list) {
          record = decide(record, wants(wanted)) ?? record;
          if (record?.state === 'to-send') {
            // An outcome that nobody knows may be either.
            if (end.kind === 'accepted' || (end.kind === 'unknown' && isTaken)) atFeedz = wanted;
            record = settleRecord({ ...record, state: 'sending', lot: 'lot' }, end, {
              run: 'r',
              now,
            });
          }
          if (record?.state === 'accepted') expect(atFeedz).toBe(wanted);
        }
      }),
    );
  });
});
