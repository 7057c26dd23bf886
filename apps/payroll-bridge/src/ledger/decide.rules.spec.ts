import { decide, decideFaulty, type Corrections, type Decision } from './decide.rules';
import { ENTRY_STATES, type EntryState } from './entry-states.rules';
import type { PayrollEntry } from './payroll-entry.entity';
import { AT, testEntry, wanted } from './testing/test-entry';

const ACCEPTED: Partial<PayrollEntry> = {
  ...{ acceptedReferencia: '15,30', acceptedUnit: 'hhmm', acceptedAmount: '930' },
  ...{ acceptedBy: 'datasul', acceptedAt: AT },
};

const said = (decision: Decision | undefined): string | undefined =>
  decision?.do === 'refuse' ? decision.reason : decision?.do;

/** What is said to the same and to another value, in each state, with nothing accepted so far. */
function table(corrections: Corrections): Record<string, (string | undefined)[]> {
  return Object.fromEntries(
    ENTRY_STATES.map((state) => {
      const entry = testEntry('15,30', { state, ...(state === 'accepted' && ACCEPTED) });
      return [
        state,
        ['15,30', '16,00'].map((text) => said(decide(entry, wanted(text), corrections))),
      ];
    }),
  );
}

describe('the ledger', () => {
  it('posts what it never heard of', () => {
    expect(decide(undefined, wanted('15,30'), 'refuse')).toEqual({ do: 'begin' });
  });

  it('decides by state, value and policy', () => {
    const common = {
      received: ['join', 'replace'],
      sending: ['join', 'being-posted'],
      refused: ['post', 'post'],
      unknown: ['doubt', 'awaits-check'],
      reopened: ['post', 'post'],
    };
    expect(table('refuse')).toEqual({ ...common, accepted: ['answer', 'correction'] });
    expect(table('post')).toEqual({ ...common, accepted: ['answer', 'post'] });
  });

  /** 15,30 was accepted, and then 16,00 came to a state. */
  const corrected = (state: EntryState) => testEntry('16,00', { state, ...ACCEPTED });

  it.each<[string, Corrections, string]>([
    ['15,30', 'refuse', 'restore'],
    ['15,30', 'post', 'restore'],
    ['16,00', 'refuse', 'correction'],
    ['16,00', 'post', 'post'],
    ['17,00', 'refuse', 'correction'],
    ['17,00', 'post', 'post'],
  ])('says to %s after a refused correction (%s): %s', (text, corrections, expected) => {
    expect(said(decide(corrected('refused'), wanted(text), corrections))).toBe(expected);
  });

  it.each<[EntryState, string, Corrections, string]>([
    // The accepted value is answered only if no later attempt is open or unknown.
    ['sending', '15,30', 'post', 'being-posted'],
    ['unknown', '15,30', 'post', 'awaits-check'],
    ['unknown', '15,30', 'refuse', 'awaits-check'],
    // It was not sent yet, and is withdrawn.
    ['received', '15,30', 'post', 'restore'],
    ['received', '15,30', 'refuse', 'restore'],
    ['received', '17,00', 'post', 'replace'],
    // The policy was changed while a correction waited.
    ['received', '17,00', 'refuse', 'being-posted'],
    ['received', '16,00', 'refuse', 'join'],
  ])('while a correction is %s says to %s (%s): %s', (state, text, corrections, expected) => {
    expect(said(decide(corrected(state), wanted(text), corrections))).toBe(expected);
  });

  it.each<[EntryState, string, Corrections, string]>([
    ['received', '15,30', 'post', 'being-posted'],
    ['received', '17,00', 'refuse', 'being-posted'],
    ['received', '15,30', 'refuse', 'being-posted'],
    ['refused', '15,30', 'post', 'post'],
    ['refused', '15,30', 'refuse', 'correction'],
  ])(
    'does not answer what was accepted if something else may have been posted since (%s)',
    (state, text, corrections, expected) => {
      const entry = { ...corrected(state), unsure: true };
      expect(said(decide(entry, wanted(text), corrections))).toBe(expected);
    },
  );

  it('answers 15,30 → 16,00 → 15,30 as a correction each time', () => {
    const second = testEntry('16,00', {
      ...{ state: 'accepted', acceptedReferencia: '16,00', acceptedUnit: 'hhmm' },
      acceptedAmount: '960',
    });
    expect(said(decide(second, wanted('15,30'), 'post'))).toBe('post');
    expect(said(decide(second, wanted('15,30'), 'refuse'))).toBe('correction');
    expect(said(decide(second, wanted('16,00'), 'refuse'))).toBe('answer');
  });
});

describe('the ledger, asked about what is faulty', () => {
  const at = (state: EntryState) => testEntry('15,30', { state, ...ACCEPTED });

  it('answers what was recorded, and posts nothing', () => {
    expect(said(decideFaulty(at('accepted'), wanted('15,30')))).toBe('answer');
    expect(said(decideFaulty(at('sending'), wanted('15,30')))).toBe('join');
    expect(said(decideFaulty(at('unknown'), wanted('15,30')))).toBe('doubt');
    expect(said(decideFaulty(at('refused'), wanted('15,30')))).toBe('restore');
  });

  it('has no answer to anything else', () => {
    expect(decideFaulty(undefined, wanted('15,30'))).toBeUndefined();
    for (const state of ENTRY_STATES)
      expect(decideFaulty(at(state), wanted('16,00'))).toBeUndefined();
    expect(decideFaulty(testEntry('15,30', { state: 'refused' }), wanted('15,30'))).toBeUndefined();
    expect(decideFaulty(at('reopened'), wanted('15,30'))).toBeUndefined();
  });
});

it('lets no other value take the place of a first one that goes out again though it may have been posted', () => {
  const entry = testEntry('15,30', { state: 'received', unsure: true });
  expect(decide(entry, wanted('16,00'), 'refuse')).toEqual({
    do: 'refuse',
    reason: 'being-posted',
  });
  expect(decide(entry, wanted('15,30'), 'refuse')).toEqual({ do: 'join' });
});

describe('an older request that is heard later', () => {
  const day = (date: number): Date => new Date(`2026-03-0${date}T12:00:00Z`);
  const asked = (text: string, date: number) => ({ ...wanted(text), receivedAt: day(date) });

  it.each(ENTRY_STATES)('never overrules a newer one (%s)', (state) => {
    for (const changes of [{}, ACCEPTED]) {
      const entry = testEntry('16,00', { state, receivedAt: day(5), ...changes });
      for (const corrections of ['refuse', 'post'] as const) {
        expect(said(decide(entry, asked('15,30', 1), corrections))).toBe('superseded');
        expect(said(decide(entry, asked('15,30', 5), corrections))).not.toBe('superseded');
        expect(said(decide(entry, asked('16,00', 1), corrections))).not.toBe('superseded');
      }
      expect(decideFaulty(entry, asked('15,30', 1))).toBeUndefined();
    }
  });

  it('nor one that asked for the same again', () => {
    const entry = testEntry('15,30', { state: 'accepted', receivedAt: day(1), ...ACCEPTED });
    expect(said(decide(entry, asked('16,00', 2), 'post', day(3)))).toBe('superseded');
    expect(said(decide(entry, asked('16,00', 4), 'post', day(3)))).toBe('post');
  });
});
