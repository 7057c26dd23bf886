import { fromRow, rowsText, toRow } from './rows';

const at = new Date('2026-03-02T08:30:00Z');

describe('rows', () => {
  it('are the members of an object in snake case, and back', () => {
    const entry = { partLimit: 2, settledAt: at, reason: null };
    expect(toRow(entry)).toEqual({ part_limit: 2, settled_at: at, reason: null });
    expect(fromRow(toRow(entry))).toEqual(entry);
  });

  it('are text without what is null, and with what is merely empty', () => {
    const text = rowsText([
      { campoAdicional: '', partLimit: 0, unsure: false, settledAt: at, reason: null },
      { reason: 'no-entry', callId: undefined },
    ]);
    expect(JSON.parse(text)).toEqual([
      { campo_adicional: '', part_limit: 0, unsure: false, settled_at: at.toISOString() },
      { reason: 'no-entry' },
    ]);
  });
});
