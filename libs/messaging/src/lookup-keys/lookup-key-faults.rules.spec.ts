import { missingKeyFaults, unreadFaults } from './lookup-key-faults.rules';

const [l1, l2, l3] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
const BOOK = { kept: 'entries', harm: 'be posted again', command: 'payroll rehash' };
const process = (...fingerprints: string[]) => ({ holder: 'bridge-1', fingerprints });

describe('the lookup keys of a process', () => {
  it('are all under which entries may stand', () => {
    expect(missingKeyFaults(BOOK, [l2, l1], [l1])).toEqual([]);
    expect(missingKeyFaults(BOOK, [l2], [l1, l2])).toEqual([
      expect.stringMatching(/lacks a key \(fingerprint 111111111111\).*step 3/),
    ]);
    expect(missingKeyFaults(BOOK, [l3], [l1, l2])).toHaveLength(2);
    expect(missingKeyFaults(BOOK, [l3], [])).toEqual([]);
  });

  it('begin with one that every other process has', () => {
    expect(unreadFaults(BOOK, [l1, l2], [process(l1)])).toEqual([]);
    expect(unreadFaults(BOOK, [l2, l1], [process(l1, l2)])).toEqual([]);
    expect(unreadFaults(BOOK, [l2], [process(l2, l1)])).toEqual([]);
    expect(unreadFaults(BOOK, [l2, l1], [process(l1), process(l2)])).toEqual([
      expect.stringMatching(/fingerprint 222222222222\) is not known to bridge-1.*step 1/),
    ]);
  });
});
