import { commonMembers } from './common-columns';

const at = '2026-03-02T08:30:00Z';

describe('what rows have in common', () => {
  it('is what all of them agree in, times by what they say', () => {
    const rows = [
      { state: 'sending', at: new Date(at), version: 2, reason: null },
      { state: 'sending', at: new Date(at), version: 3, reason: null },
      { state: 'sending', at: new Date(at), version: 2, reason: null },
    ];
    expect([...commonMembers(rows)]).toEqual(['state', 'at', 'reason']);
  });

  it('is nothing that some of them do not have', () => {
    const rows: { id: number; unit?: string }[] = [{ id: 1, unit: 'hhmm' }, { id: 2 }];
    expect([...commonMembers(rows)]).toEqual([]);
    expect([...commonMembers(rows.toReversed())]).toEqual([]);
  });

  it('is nothing for one row, or none', () => {
    expect(commonMembers([{ id: 1 }]).size).toBe(0);
    expect(commonMembers([]).size).toBe(0);
  });
});
