import type { EndpointName } from '../config/datasul.config';
import { RulesConfig } from '../config/rules.config';
import { testProfile } from '../config/testing/test-profile';
import { checkItems } from './check-items';

const TODAY = '2026-03-02';
const check = (endpoint: EndpointName, items: readonly unknown[], profile = testProfile()) =>
  checkItems(
    endpoint,
    items.map((item, at) => ({ file: 'f.json', path: `/items/${at}`, item })),
    profile,
    TODAY,
  );
const toldOf = (...args: Parameters<typeof check>) =>
  check(...args).items.flatMap(({ findings }) =>
    findings.map(({ path, code, isFault }) => `${isFault ? '' : '~'}${path} ${code}`),
  );
const person = (changes: object = {}) => ({
  ...{ personCode: '1001', name: 'Maria da Silva', socialName: null, cpf: '52998224725' },
  email: 'maria@example.com',
  ...changes,
});
const employee = (changes: object = {}) => ({
  ...{ companyCode: '10', branchCode: '1', registration: '9445', personCode: '1001' },
  ...{ situationCode: '1', admissionDate: '2021-03-01', dismissalDate: null, jobCode: '1203' },
  ...{ jobLevel: '2', departmentCode: '10.20', managerPersonCode: '1002' },
  ...changes,
});

describe('a page of persons', () => {
  it('is shown masked', () => {
    const { items, faulty, unused } = check('persons', [person()]);
    expect(items).toEqual([
      {
        ...{ file: 'f.json', path: '/items/0', findings: [] },
        read: {
          código: '1… (4)',
          nome: 'M… (14)',
          'nome social': null,
          'e-mail': 'm… (17)',
          CPF: '5… (11)',
        },
      },
    ]);
    expect({ faulty, unused }).toEqual({ faulty: 0, unused: [] });
  });

  it('has every fault told with its place', () => {
    const items = [
      person({ name: 'Maria', email: 'maria@' }),
      person({ personCode: '2', name: null, email: null }),
      person({ personCode: null, email: 'x@y.com' }),
      person({ personCode: '3', name: 'Ana 2 Sá', socialName: 'ana 2 sá', email: 'á@b.com' }),
      person({ personCode: '4', email: ['x'] }),
      'x',
    ];
    expect(toldOf('persons', items)).toEqual([
      ...['/items/0/name 5014', '/items/0/email 5016'],
      ...['/items/1/name 5011', '/items/1/email 5012'],
      ...['/items/2/personCode 5009'],
      ...['~/items/3/name 5014', '~/items/3/socialName 5015', '~/items/3/email 5016'],
      ...['/items/4/email null'],
      ...['/items/5 null'],
    ]);
    expect(check('persons', items).faulty).toBe(5);
  });

  it('has e-mails and codes compared over all of it', () => {
    const items = [person(), person({ personCode: '2', email: 'MARIA@example.com' }), person()];
    expect(toldOf('persons', items)).toEqual([
      ...['/items/0 null', '/items/0/email 5013', '/items/1/email 5013'],
      ...['/items/2 null', '/items/2/email 5013'],
    ]);
  });

  it('tells which pointers lead nowhere', () => {
    const items = [1, 2].map((code) => ({ personCode: code, name: 'Maria da Silva', mail: 'x' }));
    expect(check('persons', items).unused).toEqual(['/socialName', '/email', '/cpf']);
    expect(check('persons', [...items, { email: null }]).unused).toEqual(['/socialName', '/cpf']);
    expect(check('persons', []).unused).toEqual([]);
  });
});

describe('a page of employees', () => {
  it('is shown masked, days by month', () => {
    const [item] = check('employees', [employee({ dismissalDate: '20/02/2026' })]).items;
    expect(item).toMatchObject({
      read: {
        ...{ empresa: '10', estabelecimento: '1', matrícula: '9… (4)', pessoa: '1… (4)' },
        ...{ unidade: '10|1', lotação: '10.20', cargo: '1203|2', situação: '1' },
        ...{ admissão: '2021-03-…', desligamento: '2026-02-…', gestor: '1… (4)' },
      },
      findings: [],
    });
  });

  it('has every fault told with its place', () => {
    const items = [
      employee({ departmentCode: null, jobCode: null, jobLevel: null, admissionDate: null }),
      employee({ registration: '2', managerPersonCode: '1001' }),
      employee({ registration: '3', dismissalDate: '2021-02-28', situationCode: null }),
      employee({ registration: '4', dismissalDate: '31/02/2026', jobLevel: null }),
      employee({ registration: '5', dismissalDate: '2026-12-31', situationCode: null }),
    ];
    expect(toldOf('employees', items)).toEqual([
      ...['/items/0/departmentCode 5005', '/items/0/jobCode 5008', '/items/0/admissionDate null'],
      ...['/items/1/managerPersonCode 5050'],
      ...['/items/2/situationCode 5030', '/items/2/dismissalDate 5032'],
      ...['/items/3/jobLevel null', '/items/3/dismissalDate null'],
    ]);
  });
});

describe('a page of structure', () => {
  const job = (code: string, description: string | null, level = '1') => ({
    ...{ jobCode: code, level, description },
  });

  it('is shown as it is, with the name that Feedz is told', () => {
    const jobs = [job('1', 'Analista'), job('2', ' analista'), job('3', 'Gerente')];
    const { items, faulty } = check('jobs', jobs);
    expect(items.map(({ read }) => read?.['código'])).toEqual(['1|1', '2|1', '3|1']);
    expect(items.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([
      ...['na Feedz: Analista (1|1)', 'na Feedz: analista (2|1)'],
    ]);
    expect(faulty).toBe(0);
  });

  it('tells descriptions that are one to Feedz', () => {
    const rules = Object.assign(new RulesConfig(), { appendCode: 'never' });
    const profile = testProfile({ rules });
    const [first] = check('jobs', [job('1', 'A'), job('2', 'a')], profile).items;
    expect(first?.findings).toEqual([
      {
        ...{ path: '/items/0/description', code: null, isFault: false },
        message: 'a descrição é igual à de 2|1: para a Feedz, é o mesmo registro',
      },
    ]);
  });

  it('has every fault told with its place', () => {
    expect(toldOf('jobs', [job('1', null), job('', 'x', ''), job('3', 'x', '')])).toEqual([
      ...['/items/0/description 5018', '/items/1/jobCode 5017', '/items/2/level null'],
    ]);
  });

  it('of situations says the type of a dismissal', () => {
    const situation = (situationCode: string, initiative: string | null, justCause: unknown) => ({
      ...{ situationCode, description: 'x', initiative, justCause },
    });
    const { items, faulty } = check('situations', [
      situation('1', 'Funcionário', null),
      situation('2', 'Empresa', 'Não'),
      situation('3', 'Empresa', true),
      situation('4', null, true),
    ]);
    expect(items.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([
      ...[1, 2, 3].map((type) => `desligamento com esta situação: tipo ${type}`),
      'desligamento com esta situação fica retido: a situação não diz de quem foi a iniciativa',
    ]);
    expect(faulty).toBe(0);
  });
});
