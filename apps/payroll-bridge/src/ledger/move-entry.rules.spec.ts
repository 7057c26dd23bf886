import { ENTRY_STATES } from './entry-states.rules';
import type { EntryMove } from './entry-move';
import { mayMove, moveEntry } from './move-entry.rules';
import type { PayrollEntry } from './payroll-entry.entity';
import { AT, testEntry, wanted } from './testing/test-entry';

const LATER = new Date('2026-03-03T00:00:00.000Z');
const CALL = '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a99';

const settle = (outcome: 'accepted' | 'refused' | 'unknown'): EntryMove => ({
  ...{ kind: 'settle', outcome, by: 'datasul', message: `sealed ${outcome}` },
});
const MOVES: Readonly<Record<string, EntryMove>> = {
  want: { kind: 'want', value: wanted('16,00') },
  send: { kind: 'send', callId: CALL },
  unsend: { kind: 'unsend' },
  resend: { kind: 'resend' },
  accept: settle('accepted'),
  refuse: settle('refused'),
  doubt: settle('unknown'),
  restore: { kind: 'restore' },
  reopen: { kind: 'reopen' },
};

/** Moves an entry several times. */
const after = (entry: PayrollEntry, ...moves: (keyof typeof MOVES)[]): PayrollEntry =>
  moves.reduce((each, move) => moveEntry(each, MOVES[move] as EntryMove, {}, LATER).entry, entry);

describe('the moves of an entry', () => {
  it('begin where this table says, and nowhere else', () => {
    const table = Object.fromEntries(
      Object.entries(MOVES).map(([name, move]) => [
        name,
        ENTRY_STATES.filter((state) =>
          mayMove(testEntry('15,30', { state, acceptedReferencia: null }), move),
        ),
      ]),
    );
    expect(table).toEqual({
      want: ['received', 'accepted', 'refused', 'reopened'],
      send: ['received'],
      unsend: ['sending', 'unknown'],
      resend: ['received', 'unknown'],
      accept: ['sending', 'unknown'],
      refuse: ['received', 'sending', 'unknown'],
      doubt: ['sending'],
      restore: [],
      reopen: ['accepted'],
    });
  });

  it('throw where they do not begin', () => {
    expect(() => after(testEntry(), 'accept')).toThrow('"settle" is no way out of received');
    expect(() => after(testEntry(), 'send', 'want')).toThrow('"want" is no way out of sending');
  });

  it('raise the version, and are kept with what they were', () => {
    const { entry, history } = moveEntry(
      after(testEntry(), 'send'),
      settle('refused'),
      { requestId: CALL, actor: 'ana', why: 'conferido', commandId: CALL },
      LATER,
    );
    expect(entry).toMatchObject({ version: 3, state: 'refused', updatedAt: LATER });
    expect(history).toEqual({
      ...{ entryId: entry.id, version: 3, at: LATER, fromState: 'sending', toState: 'refused' },
      ...{ referencia: '15,30', by: 'datasul', reason: null, message: 'sealed refused' },
      ...{ callId: CALL, requestId: CALL, actor: 'ana', why: 'conferido', commandId: CALL },
    });
  });

  it('raise the number that is wanted with each task that is enqueued, so that an earlier one ends without a call', () => {
    expect(after(testEntry(), 'want').wanted).toBe(2);
    expect(after(testEntry(), 'send', 'doubt', 'resend').wanted).toBe(2);
    expect(after(testEntry(), 'send', 'unsend').wanted).toBe(1);
  });

  it('remember what was accepted through a correction that is refused or unknown', () => {
    const refused = after(testEntry(), 'send', 'accept', 'want', 'send', 'refuse');
    expect(refused).toMatchObject({ referencia: '16,00', acceptedReferencia: '15,30' });
    const unknown = after(testEntry(), 'send', 'accept', 'want', 'send', 'doubt');
    expect(unknown).toMatchObject({ state: 'unknown', acceptedReferencia: '15,30' });
    const restored = after(refused, 'restore');
    expect(restored).toMatchObject({
      ...{ state: 'accepted', referencia: '15,30', amount: '930' },
      ...{ by: 'datasul', message: 'sealed accepted' },
    });
    expect(restored.settledAt).toEqual(LATER);
  });

  it('remember that something else may have been posted, until somebody knows better', () => {
    const corrected = after(testEntry(), 'send', 'accept', 'want', 'send', 'doubt');
    for (const again of [after(corrected, 'unsend'), after(corrected, 'resend')]) {
      expect(again.unsure).toBe(true);
      expect(mayMove(again, { kind: 'restore' })).toBe(false);
      expect(mayMove(after(again, 'send'), settle('refused'))).toBe(false);
      expect(after(again, 'send', 'doubt').unsure).toBe(true);
      expect(after(again, 'send', 'accept').unsure).toBe(false);
      expect(after(again, 'send', 'unsend').unsure).toBe(true);
    }
    const looked = moveEntry(
      after(corrected, 'unsend', 'send', 'doubt'),
      { kind: 'settle', outcome: 'refused', by: 'operator', message: '' },
      {},
      LATER,
    );
    expect(looked.entry.unsure).toBe(false);
    expect(after(testEntry(), 'send', 'unsend').unsure).toBe(false);
  });

  it('remember nothing that a person has looked up who has it posted again', () => {
    const corrected = after(testEntry(), 'send', 'accept', 'want', 'send', 'doubt');
    const looked = { kind: 'resend', looked: true } as const;
    const again = moveEntry(corrected, looked, {}, LATER).entry;
    expect(again).toMatchObject({ state: 'received', wanted: 3, unsure: false });
    expect(after(again, 'send', 'refuse')).toMatchObject({ state: 'refused', unsure: false });
    expect(after(again, 'restore')).toMatchObject({ state: 'accepted', referencia: '15,30' });
  });

  it('settle what was not sent again: a late reply, or that nobody knows', () => {
    const again = after(testEntry(), 'send', 'doubt', 'resend');
    expect(mayMove(again, settle('refused'))).toBe(false);
    expect(after(again, 'accept')).toMatchObject({ state: 'accepted', unsure: false });
    expect(after(again, 'doubt')).toMatchObject({ state: 'unknown', unsure: true });
    // Another value would be told of the first one's waiters that it was not posted.
    expect(mayMove(again, MOVES['want'] as EntryMove)).toBe(false);
    for (const outcome of ['accepted', 'unknown'] as const)
      expect(mayMove(testEntry(), settle(outcome))).toBe(false);
  });

  it('withdraw a correction that was not sent', () => {
    const waiting = after(testEntry(), 'send', 'accept', 'want');
    expect(after(waiting, 'restore')).toMatchObject({ state: 'accepted', referencia: '15,30' });
    expect(after(waiting, 'send', 'unsend', 'restore')).toMatchObject({ referencia: '15,30' });
  });

  it('forget what was accepted when it is reopened', () => {
    const reopened = after(testEntry(), 'send', 'accept', 'reopen');
    expect(reopened).toMatchObject({ acceptedReferencia: null, acceptedAmount: null });
    expect(mayMove(after(reopened, 'want', 'send', 'refuse'), { kind: 'restore' })).toBe(false);
  });

  it('reopen what stands behind a correction that was refused, or waits', () => {
    const refused = after(testEntry(), 'send', 'accept', 'want', 'send', 'refuse', 'reopen');
    expect(refused).toMatchObject({ state: 'reopened', acceptedReferencia: null });
    const waiting = after(testEntry(), 'send', 'accept', 'want');
    expect(after(waiting, 'reopen')).toMatchObject({
      ...{ state: 'received', referencia: '16,00', acceptedReferencia: null },
      ...{ wanted: waiting.wanted, version: waiting.version + 1 },
    });
    for (const [way, ...rest] of [['send'], ['send', 'doubt']] as const)
      expect(mayMove(after(waiting, way, ...rest), { kind: 'reopen' })).toBe(false);
    expect(mayMove(after(testEntry(), 'send', 'refuse'), { kind: 'reopen' })).toBe(false);
  });

  it('keep the bound of a bisection until there is an outcome', () => {
    const sending = after(testEntry(), 'send');
    const halved = moveEntry(sending, { kind: 'unsend', partLimit: 1 }, {}, AT).entry;
    expect(halved.partLimit).toBe(1);
    expect(after(halved, 'send', 'unsend').partLimit).toBe(1);
    expect(after(halved, 'send', 'accept').partLimit).toBeNull();
    expect(after(halved, 'want').partLimit).toBeNull();
  });

  it('leave no outcome on an entry that has none', () => {
    for (const entry of [
      after(testEntry(), 'send', 'refuse', 'want'),
      after(testEntry(), 'send', 'doubt', 'unsend'),
      after(testEntry(), 'send', 'doubt', 'resend'),
    ])
      expect(entry).toMatchObject({ message: null, reason: null, by: null, settledAt: null });
  });
});

it('what goes out again though it may have been posted is unsure until it is accepted', () => {
  const sending = testEntry('15,30', { state: 'sending', callId: 'call' });
  const move = (entry: PayrollEntry, of: EntryMove): PayrollEntry =>
    moveEntry(entry, of, {}, AT).entry;
  expect(move(sending, { kind: 'unsend' }).unsure).toBe(false);
  const doubtful = move(sending, { kind: 'unsend', doubtful: true });
  expect(doubtful.unsure).toBe(true);
  const again = move(doubtful, { kind: 'send', callId: 'other' });
  const accepted = { kind: 'settle', outcome: 'accepted', by: 'datasul', message: 'm' } as const;
  expect([again.unsure, move(again, accepted).unsure]).toEqual([true, false]);
});
