import { mainFault, personRecord } from './person-record.rules';
import { testBond, testContext, testPerson, testSituation, TODAY } from './testing/test-facts';

type Args = Parameters<typeof personRecord>;
const verdictOf = (
  person: Parameters<typeof testPerson>[0] = {},
  bond: Parameters<typeof testBond>[0] = {},
  context: Partial<Args[2]> = {},
) => personRecord(testPerson(person), [testBond(bond)], testContext(context));
const faultsOf = (...args: Parameters<typeof verdictOf>) => {
  const verdict = verdictOf(...args);
  return verdict.ok ? [] : verdict.faults;
};
const codesOf = (...args: Parameters<typeof verdictOf>) =>
  faultsOf(...args).map(({ code }) => code);
const recordOf = (...args: Parameters<typeof verdictOf>) => {
  const verdict = verdictOf(...args);
  return verdict.ok ? verdict.record : undefined;
};
const DISMISSED = { dismissal: '2026-02-20', situation: '30' };

describe('the record of a person', () => {
  it('has what was read of the person and of the bond, and never a manager (5003, 5004)', () => {
    const person = { name: ' Maria  da Silva', socialName: 'Mara', email: 'Maria@Example.com' };
    expect(verdictOf(person, { manager: '1001' })).toEqual({
      ok: true,
      record: {
        ...{ integrationId: '1001', name: 'Maria da Silva', socialName: 'Mara' },
        ...{ email: 'Maria@Example.com', admissionDate: '2021-03-01', unitIntegrationId: '10|1' },
        ...{ departmentIntegrationId: '10.20', jobDescriptionIntegrationId: '1203|2' },
      },
      bond: testBond({ manager: '1001' }),
      warnings: [],
    });
  });

  it('has date and type of a dismissal from its own day on', () => {
    expect(recordOf({}, DISMISSED)).toMatchObject({
      dismissalDate: '2026-02-20',
      dismissalType: 2,
    });
    expect(recordOf({}, { ...DISMISSED, dismissal: TODAY })).toMatchObject({
      dismissalDate: TODAY,
    });
    const tomorrow = recordOf({}, { ...DISMISSED, dismissal: '2026-03-03' });
    expect(tomorrow).toMatchObject({ integrationId: '1001' });
    expect(tomorrow).not.toHaveProperty('dismissalDate');
    expect(tomorrow).not.toHaveProperty('dismissalType');
  });

  it('is no dismissal where a bond in force is not listed any more and a former one is left', () => {
    const gone = { lostActiveBond: true };
    expect(faultsOf({}, DISMISSED, gone)).toMatchObject([{ reason: 'bond-gone', state: 'held' }]);
    // Another bond in force is left: the person works there.
    expect(recordOf({}, {}, gone)).toMatchObject({ integrationId: '1001' });
  });

  it('5009: is refused without a code', () => {
    expect(faultsOf({ code: ' ' })).toMatchObject([{ code: 5009, state: 'refused' }]);
  });

  it('5011: is refused without a name', () => {
    expect(faultsOf({ name: null })).toMatchObject([{ code: 5011, state: 'refused' }]);
  });

  it('5012 (printed 512): is refused without an e-mail', () => {
    expect(faultsOf({ email: null })).toMatchObject([{ code: 5012, state: 'refused' }]);
  });

  it('5014: is refused with a name of one word; spaces are mended, other signs are told', () => {
    expect(faultsOf({ name: ' Maria ' })).toMatchObject([{ code: 5014, state: 'refused' }]);
    expect(recordOf({ name: ' Maria \t da\u00a0Silva ' })?.name).toBe('Maria da Silva');
    expect(verdictOf({ name: "Maria D'Ávila 2" })).toMatchObject({
      ok: true,
      record: { name: "Maria D'Ávila 2" },
      warnings: [{ code: 5014, reason: 'name-characters' }],
    });
    expect(verdictOf({ name: 'João Ñandú' })).toMatchObject({ ok: true, warnings: [] });
  });

  it('5015: leaves out a social name that is the name', () => {
    for (const socialName of ['Maria da Silva', ' maria  DA silva ']) {
      const verdict = verdictOf({ socialName });
      expect(verdict).toMatchObject({
        ok: true,
        warnings: [{ code: 5015, reason: 'social-name-left-out' }],
      });
      expect(verdict.ok && verdict.record).not.toHaveProperty('socialName');
    }
    expect(recordOf({ socialName: ' Mara  Silva ' })?.socialName).toBe('Mara Silva');
    expect(recordOf({ name: 'José Sá', socialName: 'Jose Sa' })?.socialName).toBe('Jose Sa');
  });

  it('5016: is refused with an e-mail that has no such form', () => {
    expect(faultsOf({ email: 'maria@' })).toMatchObject([{ code: 5016, state: 'refused' }]);
    expect(verdictOf({ email: 'joão@example.com' })).toMatchObject({
      ok: true,
      warnings: [{ code: 5016, reason: 'e-mail-characters' }],
    });
  });

  it('5030: is held if the type of the dismissal is not known, with the reason', () => {
    const unknown = (bond: object, context = {}) =>
      expect(faultsOf({}, { ...DISMISSED, ...bond }, context));
    const fault = (words: string) => [
      {
        ...{ code: 5030, reason: 'dismissal-type-unknown', state: 'held', heldFor: [] },
        message: expect.stringContaining(words),
      },
    ];
    unknown({ situation: null }).toEqual(fault('não diz a situação'));
    unknown({ situation: '99' }).toEqual(fault('não está no Datasul'));
    const situation = () => testSituation({ initiative: null });
    unknown({}, { situation }).toEqual(fault('iniciativa'));
    const noCause = () => testSituation({ justCause: null });
    unknown({}, { situation: noCause }).toEqual(fault('justa causa'));
  });

  it('5031: never has a type without a date', () => {
    const active = recordOf({}, { dismissal: null, situation: '30' });
    expect(active).toMatchObject({ integrationId: '1001' });
    expect(active).not.toHaveProperty('dismissalType');
  });

  it('5032: is refused if the admission is after the dismissal', () => {
    const bond = { ...DISMISSED, admission: '2026-02-21' };
    expect(faultsOf({}, bond)).toMatchObject([{ code: 5032, state: 'refused' }]);
    expect(codesOf({}, { ...bond, admission: '2026-02-20' })).toEqual([]);
  });

  it.each([
    [5005, 'department', '10.20'],
    [5006, 'unit', '10|1'],
    [5008, 'job', '1203|2'],
  ] as const)('%i: is held for a %s that is not there', (code, entity, key) => {
    const knows = (kind: string) => kind !== entity;
    expect(faultsOf({}, {}, { knows })).toMatchObject([
      { code, state: 'held', reason: `${entity}-missing`, heldFor: [{ entity, key }] },
    ]);
    expect(faultsOf({}, { [entity]: null })).toMatchObject([{ code, state: 'held', heldFor: [] }]);
  });

  it('is held without an admission, a bond or a person', () => {
    expect(faultsOf({}, { admission: null })).toMatchObject([
      { code: null, reason: 'admission-missing', state: 'held' },
    ]);
    expect(personRecord(testPerson(), [], testContext())).toMatchObject({
      faults: [{ code: null, reason: 'bond-missing', state: 'held' }],
    });
    expect(personRecord(undefined, [testBond()], testContext())).toMatchObject({
      faults: [{ code: null, reason: 'person-missing', state: 'held' }],
      bond: { matricula: '9445' },
    });
  });

  it('is held for what could not be understood, and that is not told twice', () => {
    const unread = (...args: Parameters<typeof verdictOf>) =>
      faultsOf(...args).map(({ reason, message }) => `${reason} ${message.split(': ')[1] ?? ''}`);
    expect(unread({ email: null, unread: ['email', 'cpf'] })).toEqual(['unread-field e-mail']);
    expect(unread({}, { job: null, unread: ['job', 'manager'] })).toEqual(['unread-field cargo']);
    expect(unread({}, { admission: null, unread: ['admission'] })).toEqual([
      'unread-field data de admissão',
    ]);
    expect(unread({}, { ...DISMISSED, situation: null, unread: ['situation'] })).toEqual([
      'unread-field situação',
    ]);
    expect(unread({}, { situation: null, unread: ['situation'] })).toEqual([]);
    expect(unread({ unread: ['cpf'] }, { unread: ['manager'] })).toEqual([]);
  });

  it('is held if the days of any bond could not be understood: which one counts is not known', () => {
    const bonds = [testBond(), testBond({ matricula: '9446', unread: ['dismissal', 'unit'] })];
    const verdict = personRecord(testPerson(), bonds, testContext());
    expect(verdict).toMatchObject({ ok: false, faults: [{ reason: 'unread-field' }] });
    expect(!verdict.ok && verdict.faults[0]?.message).toMatch(/: data de desligamento$/);
  });

  it('tells all that is wrong at once, first of all what demands a change', () => {
    const faults = faultsOf(
      { code: '', name: 'Maria', email: 'x' },
      { ...DISMISSED, situation: null, admission: '2026-03-01', unit: null, job: null },
      { knows: () => false },
    );
    expect(faults.map(({ code }) => code)).toEqual([
      ...[5009, 5014, 5016, 5032, 5005, 5006, 5008, 5030],
    ]);
    expect(mainFault(faults.toReversed())?.state).toBe('refused');
    expect(mainFault(faults.filter(({ state }) => state === 'held'))?.code).toBe(5005);
    expect(mainFault([])).toBeUndefined();
  });
});
