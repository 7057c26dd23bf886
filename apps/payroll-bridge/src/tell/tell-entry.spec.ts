import { datasulResultsSettled, type DatasulResultsSettled } from '@ponte/contracts';
import type { TellOptions, UnitOfWork } from '@ponte/messaging';
import { parseKeyRing, Sealer } from '@ponte/platform';
import { Messages } from '../ledger/messages';
import { AT, testEntry } from '../ledger/testing/test-entry';
import { tellEntry, type SettledEntry } from './tell-entry';

const messages = new Messages(new Sealer(parseKeyRing(`k1:${'0123456789abcdef'.repeat(4)}`).keys));
const sealed = messages.seal('holding', 'a'.repeat(64), 'OK');

function told(changes: Partial<SettledEntry>, waiters: number) {
  const events: { value: DatasulResultsSettled; options: TellOptions }[] = [];
  const unit = {
    tell: (_: unknown, value: DatasulResultsSettled, options: TellOptions) =>
      events.push({ value, options }),
  } as unknown as UnitOfWork;
  const entry = {
    ...testEntry('15,30'),
    ...{ state: 'accepted', by: 'datasul', message: sealed, sealedEmployee: sealed },
    ...{ version: 3, settledAt: AT },
    ...changes,
  } as SettledEntry;
  const places = Array.from({ length: waiters }, (_, item) => ({
    ...{ requestId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a21', item, line: 0 },
  }));
  tellEntry(unit, entry, places);
  return events;
}

describe('tellEntry', () => {
  it('tells one event that fits its contract, with everybody who waits', () => {
    const [event, ...more] = told({}, 2);
    expect(more).toEqual([]);
    expect(event?.options).toEqual({ subject: testEntry().id, stateVersion: 3, time: AT });
    expect(event?.value).toMatchObject({ state: 'accepted', repeated: false, version: 3 });
    expect(event?.value.waiters).toHaveLength(2);
    const faults = datasulResultsSettled.validate(event?.value as DatasulResultsSettled);
    expect(faults.filter(({ path }) => path !== '/sealed/employee')).toEqual([]);
  });

  it('tells it although nobody waits any more', () => {
    expect(told({}, 0)).toHaveLength(1);
  });

  it('tells several events of ids of their own if more than 200 wait, of which the first counts', () => {
    const events = told({}, 401);
    expect(events.map(({ value }) => [value.waiters.length, value.repeated])).toEqual([
      [200, false],
      [200, true],
      [1, true],
    ]);
    expect(new Set(events.map(({ options }) => options.subject)).size).toBe(3);
  });

  it('says what Datasul holds afterwards, whatever became of the last value', () => {
    const held = (changes: Partial<SettledEntry>) => {
      const [first] = told(changes, 1);
      return [first?.value.held, first?.value.heldUnit];
    };
    const stands = { acceptedReferencia: '14,00', acceptedUnit: 'hhmm' } as const;
    expect(held({ ...stands, state: 'refused' })).toEqual(['14,00', 'hhmm']);
    expect(held({ ...stands, state: 'unknown' })).toEqual(['14,00', 'hhmm']);
    expect(held({ state: 'unknown' })).toEqual([null, null]);
  });

  it('does not count what was refused here', () => {
    const repeated = (changes: Partial<SettledEntry>) => told(changes, 1)[0]?.value.repeated;
    expect(repeated({ state: 'refused', by: 'ponte' })).toBe(true);
    expect(repeated({ state: 'refused', by: 'datasul' })).toBe(false);
    expect(repeated({ state: 'unknown', by: 'ponte' })).toBe(false);
  });
});
