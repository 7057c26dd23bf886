import { datasulResultsSettled } from '@ponte/contracts';
import { testEntry } from '../ledger/testing/test-entry';
import { restoredEntry } from './restored-entry.rules';
import { isToldEntry, type ToldEntry } from './told-entry';

const told = (changes: Partial<ToldEntry> = {}): ToldEntry => {
  const event = { ...datasulResultsSettled.example, ...changes };
  if (!isToldEntry(event)) throw new Error('it names no entry');
  return event;
};
const EMPLOYEE = 'b'.repeat(64);

describe('an entry from what was told of it', () => {
  it('stands as it was accepted, under the employee of now', () => {
    const entry = restoredEntry(told(), EMPLOYEE, undefined);
    expect(entry).toMatchObject({
      ...{ employee: EMPLOYEE, state: 'accepted', version: 3, wanted: 1, unsure: false },
      ...{ amount: '930', acceptedReferencia: '15,30', acceptedAmount: '930', by: 'datasul' },
      ...{ anoSent: '2026', mesSent: '02', campoSent: '' },
      settledAt: new Date('2026-03-02T11:05:10.004Z'),
    });
    expect(entry?.acceptedAt).toEqual(entry?.settledAt);
  });

  it.each([3, 4])('changes nothing of version %i, which is not older', (version) => {
    expect(restoredEntry(told(), EMPLOYEE, testEntry('16,00', { version }))).toBeUndefined();
  });

  it('lets tasks of the backup end without a call', () => {
    const known = testEntry('15,30', { version: 2, wanted: 5, state: 'sending', callId: 'c' });
    expect(restoredEntry(told(), EMPLOYEE, known)).toMatchObject({ wanted: 6, state: 'accepted' });
  });

  it('keeps what stands behind a correction that was refused', () => {
    const acceptedAt = new Date('2026-03-01T00:00:00Z');
    const known = testEntry('15,30', {
      ...{ version: 2, state: 'accepted', acceptedReferencia: '15,30', acceptedUnit: 'hhmm' },
      ...{ acceptedAmount: '930', acceptedBy: 'operator', acceptedAt },
    });
    const refused = told({ state: 'refused', referencia: '16,00', held: '15,30' });
    expect(restoredEntry(refused, EMPLOYEE, known)).toMatchObject({
      ...{ state: 'refused', amount: '960', acceptedReferencia: '15,30', acceptedAmount: '930' },
      ...{ acceptedBy: 'operator', acceptedAt },
    });
    expect(restoredEntry(refused, EMPLOYEE, undefined)).toMatchObject({
      ...{ acceptedReferencia: '15,30', acceptedBy: null },
    });
  });

  it('holds nothing once it was reopened', () => {
    const known = testEntry('15,30', {
      version: 2,
      state: 'accepted',
      acceptedReferencia: '15,30',
    });
    const reopened = told({ state: 'reopened', by: 'operator', held: null, heldUnit: null });
    expect(restoredEntry(reopened, EMPLOYEE, known)).toMatchObject({
      ...{ state: 'reopened', acceptedReferencia: null, by: null, settledAt: null },
    });
  });

  it('is none where the value cannot be read', () => {
    expect(restoredEntry(told({ referencia: '15,99' }), EMPLOYEE, undefined)).toBeUndefined();
  });
});
