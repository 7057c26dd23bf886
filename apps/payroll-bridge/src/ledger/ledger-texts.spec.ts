import { standingText } from './ledger-texts';
import { AT, testEntry } from './testing/test-entry';

const accepted = {
  ...{ acceptedReferencia: '15,30', acceptedUnit: 'hhmm' as const, acceptedAmount: '930' },
  ...{ acceptedBy: 'datasul' as const, acceptedAt: AT },
};

describe('what is told of an entry to a request that changes nothing about it', () => {
  it.each([
    ['received', {}, /15,30.*está sendo lançado/],
    ['sending', accepted, /15,30.*está sendo lançado/],
    ['unknown', {}, /^Aguarda conferência.*15,30/],
    ['accepted', accepted, /já consta 15,30/],
    ['refused', accepted, /já consta 15,30/],
  ] as const)('says that it may be in the payroll (%s)', (state, changes, words) => {
    expect(standingText(testEntry('15,30', { state, ...changes }))).toMatch(words);
  });

  it('says nothing of what was never posted, or is there no more', () => {
    expect(standingText(testEntry('15,30', { state: 'refused' }))).toBeUndefined();
    expect(standingText(testEntry('15,30', { state: 'reopened' }))).toBeUndefined();
  });
});
