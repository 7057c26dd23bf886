import { testProfile } from '../config/testing/test-profile';
import { pageItems } from './page-items';

const TODAY = '2026-03-02';
const profile = testProfile();
const employee = {
  ...{ companyCode: '10', branchCode: '1', registration: '9445', personCode: '77' },
  ...{ admissionDate: '2021-03-01', dismissalDate: null, jobCode: '12', jobLevel: '3' },
};
const of = (endpoint: 'persons' | 'employees' | 'jobs', ...items: unknown[]) =>
  pageItems(profile, endpoint, items, TODAY);

describe('the items of a page', () => {
  it('are records, each known by what stands in it', () => {
    const { drafts, faulty, nameless } = of('jobs', {
      ...{ jobCode: '12', level: '3', description: 'Analista' },
    });
    expect(drafts).toEqual([
      expect.objectContaining({
        ...{ entity: 'job', identity: '12|3', person: null, personal: null },
        clear: { name: 'Analista', initiative: null, justCause: null },
      }),
    ]);
    expect({ faulty, nameless }).toEqual({ faulty: 0, nameless: 0 });
  });

  it('say nothing of a person in clear, of an employee only where it works and the months', () => {
    const { drafts } = of('employees', employee);
    expect(drafts[0]?.clear).toEqual({
      ...{ empresa: '10', estabelecimento: '1', unit: '10|1', department: null, job: '12|3' },
      ...{ situation: null, admissionMonth: '2021-03', dismissalMonth: null, active: true },
    });
    const person = of('persons', { personCode: '77', name: 'Ana Lima', cpf: '52998224725' });
    expect(person.drafts[0]?.clear).toEqual({});
    expect(person.drafts[0]?.personal).toContain('Ana Lima');
  });

  it('are active until the day before a dismissal', () => {
    const active = (dismissalDate: string): unknown =>
      of('employees', { ...employee, dismissalDate }).drafts[0]?.clear;
    expect(active('2026-03-03')).toMatchObject({ active: true });
    expect(active('2026-03-02')).toMatchObject({ active: false, dismissalMonth: '2026-03' });
  });

  it('that cannot be used are counted, with their place and what is wrong', () => {
    const { drafts, nameless, faulty, faults, seen } = of(
      ...(['persons', { name: 'Ana Lima' }, 'Ana', { personCode: '1', name: 'Rui Sá' }] as const),
    );
    expect(drafts).toHaveLength(1);
    expect({ nameless, faulty, seen }).toEqual({ nameless: 2, faulty: 2, seen: [] });
    expect(faults.map(({ index, pointer }) => [index, pointer])).toEqual([
      [0, '/personCode'],
      [1, ''],
    ]);
    expect(JSON.stringify(faults)).not.toContain('Ana');
  });

  it('are seen though they cannot be used, if they say of which employee they are', () => {
    const { drafts, seen, nameless, faulty } = of('employees', { ...employee, personCode: null });
    expect(drafts).toEqual([]);
    expect(seen).toEqual([of('employees', employee).drafts[0]?.identity]);
    expect({ nameless, faulty }).toEqual({ nameless: 0, faulty: 1 });
  });

  it('that stand twice count once; if they differ, the last, and somebody is told', () => {
    const same = of('employees', employee, employee);
    expect(same.drafts).toHaveLength(1);
    expect(same.faulty).toBe(0);
    const other = of('employees', employee, { ...employee, jobCode: '13' });
    expect(other.drafts[0]?.clear).toMatchObject({ job: '13|3' });
    expect(other.faults).toEqual([expect.objectContaining({ index: 1, reason: 'twice' })]);
  });

  it('with characters that PostgreSQL refuses hold up nothing', () => {
    const { drafts } = of('jobs', { jobCode: '12', level: '3', description: 'A\ud800\0' });
    expect(JSON.stringify(drafts[0]?.clear)).not.toMatch(/\\u0000|\\ud800/);
  });
});
