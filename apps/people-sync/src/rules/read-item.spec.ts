import * as fc from 'fast-check';
import { ENDPOINTS } from '../config/datasul.config';
import { JobFields } from '../config/fields.config';
import { RulesConfig } from '../config/rules.config';
import { testProfile } from '../config/testing/test-profile';
import { readItem } from './read-item';
import { readStructure } from './read-structure';

const profile = testProfile();
const person = {
  ...{ personCode: 1001, name: ' Maria  da Silva ', socialName: null, email: 'm@example.com' },
  ...{ cpf: '52998224725', dateModified: '2026-03-01' },
};
const employee = {
  ...{ companyCode: 10, branchCode: '1', registration: '9445', personCode: '1001' },
  ...{ situationCode: 1, admissionDate: '2021-03-01', dismissalDate: null, jobCode: '1203' },
  ...{ jobLevel: 2, departmentCode: '10.20', managerPersonCode: '1002' },
};
const pointersOf = ({ faults }: { readonly faults: readonly { readonly pointer: string }[] }) =>
  faults.map(({ pointer }) => pointer);

describe('an item of persons', () => {
  it('is read as it stands, without outer space', () => {
    expect(readItem('persons', person, profile)).toEqual({
      ok: true,
      facts: {
        ...{ code: '1001', name: 'Maria  da Silva', socialName: null, email: 'm@example.com' },
        ...{ cpf: '52998224725', unread: [] },
      },
      faults: [],
    });
  });

  it('5009: is nobody without a code, and all its faults are told', () => {
    const read = readItem('persons', { ...person, personCode: ' ', email: {} }, profile);
    expect(read).toMatchObject({
      ok: false,
      faults: [
        { pointer: '/personCode', code: 5009, reason: 'code-missing' },
        { pointer: '/email', code: null, reason: 'unreadable' },
      ],
    });
  });

  it('is there although a field cannot be understood, which is not taken for a field that is missing', () => {
    expect(readItem('persons', { ...person, email: ['m@example.com'] }, profile)).toMatchObject({
      ok: true,
      facts: { code: '1001', email: null, unread: ['email'] },
      faults: [{ pointer: '/email', reason: 'unreadable' }],
    });
    expect(readItem('persons', { personCode: '1' }, profile)).toMatchObject({
      ok: true,
      facts: { name: null, email: null, unread: [] },
      faults: [],
    });
  });

  it('has its code without zeros if the profile says so', () => {
    const rules = Object.assign(new RulesConfig(), { integrationId: 'personCodeWithoutZeros' });
    const codeOf = (code: unknown, given = rules) => {
      const read = readItem('persons', { personCode: code }, { ...profile, rules: given });
      return read.ok ? read.facts.code : undefined;
    };
    expect(['00012', '12', 12, '000', 'A012'].map((code) => codeOf(code))).toEqual([
      ...['12', '12', '12', '0', 'A012'],
    ]);
    expect(codeOf('00012', profile.rules)).toBe('00012');
  });
});

describe('an item of employees', () => {
  it('is read with composite codes', () => {
    expect(readItem('employees', employee, profile)).toEqual({
      ok: true,
      facts: {
        ...{ empresa: '10', estabelecimento: '1', matricula: '9445', personCode: '1001' },
        ...{ unit: '10|1', department: '10.20', job: '1203|2', situation: '1', manager: '1002' },
        ...{ admission: '2021-03-01', dismissal: null, unread: [] },
      },
      faults: [],
    });
  });

  it.each([
    ['companyCode', null],
    ['branchCode', null],
    ['registration', null],
    ['personCode', 5009],
  ])('is nothing without %s', (field, code) => {
    const { ok, faults } = readItem('employees', { ...employee, [field]: null }, profile);
    expect(ok).toBe(false);
    expect(faults[0]).toMatchObject({ pointer: `/${field}`, code, reason: 'code-missing' });
  });

  it('has a value that is part of several codes told once', () => {
    const read = readItem('employees', { ...employee, branchCode: {} }, profile);
    expect(read.ok).toBe(false);
    expect(pointersOf(read)).toEqual(['/branchCode']);
  });

  it('has a job that is known in part only taken for no job, and told', () => {
    expect(readItem('employees', { ...employee, jobLevel: null }, profile)).toMatchObject({
      ok: true,
      facts: { job: null, unread: ['job'] },
      faults: [{ pointer: '/jobLevel', reason: 'code-incomplete' }],
    });
    const without = { ...employee, jobCode: null, jobLevel: null };
    expect(readItem('employees', without, profile)).toMatchObject({
      ok: true,
      facts: { job: null, unread: [] },
      faults: [],
    });
  });

  it.each([
    ['jobCode', '12|03', 'job'],
    ['jobCode', 'x'.repeat(63), 'job'],
    ['departmentCode', 'x'.repeat(65), 'department'],
    ['departmentCode', 'a\tb', 'department'],
    ['admissionDate', '2021-02-30', 'admission'],
    ['dismissalDate', 20260302, 'dismissal'],
    ['managerPersonCode', {}, 'manager'],
  ])('has %s = %j told and left out', (field, value, fact) => {
    expect(readItem('employees', { ...employee, [field]: value }, profile)).toMatchObject({
      ok: true,
      facts: { [fact]: null, unread: [fact] },
      faults: [{ pointer: `/${field}`, code: null, reason: 'unreadable' }],
    });
  });
});

describe('an item of structure', () => {
  it.each([
    ['units', { companyCode: 10, branchCode: 1, description: 'Matriz' }, 'unit', '10|1'],
    ['departments', { departmentCode: '10.20', description: 'RH' }, 'department', '10.20'],
    ['jobs', { jobCode: '1203', level: 2, description: 'Analista' }, 'job', '1203|2'],
  ] as const)('of %s is read', (endpoint, item, entity, code) => {
    expect(readItem(endpoint, item, profile)).toEqual({
      ok: true,
      facts: { entity, code, name: item.description, initiative: null, justCause: null },
      faults: [],
    });
  });

  it('5017: is nothing without a code', () => {
    for (const endpoint of ['units', 'departments', 'jobs'] as const)
      expect(readItem(endpoint, { description: 'x' }, profile)).toMatchObject({
        ok: false,
        faults: [{ code: 5017, reason: 'code-missing' }],
      });
  });

  it('of situations has initiative and just cause', () => {
    const item = { situationCode: 30, description: 'D', initiative: 'Empresa', justCause: 'no' };
    expect(readItem('situations', item, profile)).toMatchObject({
      ok: true,
      facts: { entity: 'situation', code: '30', initiative: 'Empresa', justCause: false },
    });
    expect(readItem('situations', { ...item, justCause: 'x' }, profile)).toMatchObject({
      ok: true,
      facts: { justCause: null },
      faults: [{ pointer: '/justCause' }],
    });
    // No event could carry it, and those who are told of structure would wait behind it for ever.
    const long = readItem('situations', { ...item, initiative: 'x'.repeat(65) }, profile);
    expect(long).toMatchObject({
      facts: { initiative: null },
      faults: [{ pointer: '/initiative', reason: 'unreadable' }],
    });
    expect(readItem('situations', {}, profile)).toMatchObject({ ok: false });
  });

  it('is read by the pointers of its configuration', () => {
    const fields = Object.assign(new JobFields(), { code: '/key/id', name: '/key/text' });
    expect(readStructure('job', { key: { id: 7, text: 'Analista' } }, fields)).toMatchObject({
      facts: { code: '7', name: 'Analista' },
    });
  });
});

describe('whatever is in a list', () => {
  it('is an item or a fault', () => {
    for (const endpoint of ENDPOINTS)
      for (const item of [null, 3, 'x', [], undefined, true])
        expect(readItem(endpoint, item, profile)).toMatchObject({
          ok: false,
          faults: [{ pointer: '', reason: 'no-object' }],
        });
  });

  it('never makes reading fail, and no fault quotes it', () => {
    const names = [...Object.keys(person), ...Object.keys(employee), 'description', 'level'];
    const value = fc.oneof(fc.anything(), fc.constant('SEGREDO'), fc.constant('SEGREDO|1'));
    const item = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(fc.constantFrom(...ENDPOINTS), item, (endpoint, given) => {
        const read = readItem(endpoint, given, profile);
        expect(JSON.stringify(read.faults)).not.toContain('SEGREDO');
        if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
        else if ('unread' in read.facts)
          expect(read.faults.length > 0).toBe(read.facts.unread.length > 0);
        expect(new Set(pointersOf(read)).size).toBe(read.faults.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
