import * as fc from 'fast-check';
import { checkPerson } from './check-person.rules';
import { isActive } from './choose-bond.rules';
import type { EmployeeField, PersonField } from './facts';
import { type PersonVerdict, personRecord } from './person-record.rules';
import type { PersonDraft } from './records';
import { testBond, testContext, testPerson, testSituation, TODAY } from './testing/test-facts';

/** The first mostly, or next to nobody would be in order; the others and null now and then. */
const mostly = <T>(good: T, ...others: T[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<T | null>(good) },
    fc.constantFrom<T | null>(null, ...others),
  );
const seldom = <T>(...values: T[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant<T[]>([]) }, fc.subarray(values));
const day = fc.constantFrom(null, '2020-01-01', '2026-02-01', TODAY, '2026-12-31');
const persons = fc
  .record({
    name: mostly(' Maria  da Silva ', 'Maria', 'Ana 2'),
    socialName: fc.constantFrom(null, 'Maria', 'maria da silva', 'Mara'),
    email: mostly('a@b.com', 'a@b', 'á@b.com'),
    unread: seldom<PersonField>('name', 'socialName', 'email', 'cpf'),
  })
  .map((changes) => testPerson(changes));
const bonds = fc.uniqueArray(
  fc
    .record({
      ...{
        matricula: fc.constantFrom('1', '2', '3'),
        admission: mostly('2020-01-01', '2026-02-02'),
      },
      ...{ dismissal: day, situation: mostly('30', '40', '50', '60') },
      ...{ unit: mostly('10|1', 'x'), department: mostly('10.20', 'x'), job: mostly('1', 'x') },
      ...{ manager: mostly('1002', '1001') },
      unread: seldom<EmployeeField>('unit', 'job', 'dismissal', 'situation', 'manager'),
    })
    .map((changes) => testBond(changes)),
  { maxLength: 3, selector: ({ matricula }) => matricula },
);
const context = testContext({
  knows: (_entity, code) => code !== 'x',
  situation: (code) =>
    ({
      '30': testSituation(),
      '40': testSituation({ initiative: 'Funcionário', justCause: null }),
      '50': testSituation({ justCause: null }),
    })[code],
});

/** A record as it would be checked at Feedz. */
const draftOf = ({ record }: Extract<PersonVerdict, { ok: true }>): PersonDraft => ({
  ...{ socialName: null, dismissalDate: null, dismissalType: null },
  ...record,
});

describe('every person', () => {
  it('has a record without a local fault, or a fault', () => {
    const seen = { records: 0, dismissals: 0, faults: 0 };
    fc.assert(
      fc.property(persons, bonds, (person, given) => {
        const verdict = personRecord(person, given, context);
        if (!verdict.ok) {
          seen.faults += 1;
          expect(verdict.faults.length).toBeGreaterThan(0);
          const reasons = verdict.faults.map(({ reason }) => reason);
          expect(new Set(reasons).size).toBe(reasons.length);
          return;
        }
        seen.records += 1;
        const { record, bond } = verdict;
        expect(checkPerson(draftOf(verdict))).toEqual([]);
        expect(Object.keys(record).join()).not.toMatch(/manager/i);
        expect(record.dismissalDate === undefined).toBe(record.dismissalType === undefined);
        expect(record.dismissalDate === undefined).toBe(isActive(bond, TODAY));
        expect(Object.values(record).every((value) => value !== undefined && value !== '')).toBe(
          true,
        );
        if (record.dismissalDate !== undefined) seen.dismissals += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });

  it('is decided alike whatever the order of its bonds', () => {
    fc.assert(
      fc.property(persons, bonds, (person, given) => {
        const one = personRecord(person, given, context);
        const other = personRecord(person, [...given].reverse(), context);
        if (one.ok) expect(other).toEqual(one);
        else expect(other).toMatchObject({ ok: false, faults: { length: one.faults.length } });
      }),
    );
  });
});
