import { ENTRY_STATES, isOutcome, mayBecome, type EntryState } from './entry-states.rules';

describe('the states of an entry', () => {
  it('lead to each other so, and not otherwise', () => {
    const table = Object.fromEntries(
      ENTRY_STATES.map((from) => [from, ENTRY_STATES.filter((to) => mayBecome(from, to))]),
    ) as Record<EntryState, EntryState[]>;
    expect(table).toEqual({
      received: ['received', 'sending', 'accepted', 'refused', 'unknown'],
      sending: ['received', 'accepted', 'refused', 'unknown'],
      accepted: ['received', 'reopened'],
      refused: ['received', 'accepted', 'reopened'],
      unknown: ['received', 'accepted', 'refused'],
      reopened: ['received'],
    });
  });

  it('never lead from what was accepted or is unknown straight into a call', () => {
    for (const state of ['accepted', 'unknown', 'refused', 'reopened'] as const)
      expect(mayBecome(state, 'sending')).toBe(false);
  });

  it('are outcomes where something can be told', () => {
    expect(ENTRY_STATES.filter(isOutcome)).toEqual(['accepted', 'refused', 'unknown']);
  });
});
