import type { GupyCandidateHired } from '@ponte/contracts';
import { gupySample } from '@ponte/testing';
import { plainToInstance } from 'class-transformer';
import { WorkingDays } from '../calendar/working-days';
import { FieldsConfig, WorkplaceField } from '../config/fields.config';
import { ProvisioningConfig } from '../config/provisioning.config';
import { hireFacts, type HireFacts } from './hire-facts';
import { judgeHire } from './judge-hire';
import { readPerson } from './person';

const sample = gupySample('candidate.hired').data;
const data = sample as unknown as GupyCandidateHired['data'];
const person = readPerson(sample.candidate);
const config = plainToInstance(ProvisioningConfig, {
  kits: [
    {
      id: 'recepcao',
      when: { role: 'Analista', workplace: 'Recepção' },
      items: [{ sku: 'notebook-14' }, { sku: 'headset', quantity: 2 }],
    },
    { id: 'transferencia', when: { hiringType: 'internal_transfer' }, items: [] },
  ],
});
const judge = (over: Partial<HireFacts> = {}, rules: Partial<ProvisioningConfig> = {}) =>
  judgeHire({ ...hireFacts(data), ...over }, person, { ...config, ...rules }, new WorkingDays());

describe("the vendor's sample of a hire", () => {
  it('is described in São Paulo, with its due day five working days before', () => {
    expect(judge()).toMatchObject({
      description: {
        role: 'Analista',
        workplace: 'Recepção',
        department: 'TI',
        branch: 'Matriz > São Paulo',
        hiringType: 'employee_admission',
        startsOn: '2026-04-06',
        dueOn: '2026-03-27',
      },
      faults: [],
      items: [
        { sku: 'notebook-14', quantity: 1, kit: 'recepcao' },
        { sku: 'headset', quantity: 2, kit: 'recepcao' },
      ],
    });
  });
  it("a kit's own lead time outweighs the calendar's", () => {
    const kits = config.kits.map((kit) => ({ ...kit, leadWorkingDays: 1 }));
    expect(judge({}, { kits }).description.dueOn).toBe('2026-04-02');
  });
});

describe('the role', () => {
  const none = { name: null, code: null };
  it("falls back to the job's name", () => {
    expect(judge({ role: none }).description.role).toBe('Analista de Suporte');
  });
  it('is one from the job first where that is configured', () => {
    const fields = Object.assign(new FieldsConfig(), {
      role: { from: ['job', 'role'], required: true },
    });
    expect(judge({}, { fields }).description.role).toBe('Analista de Suporte');
  });
  it('is missed where neither is there', () => {
    expect(judge({ role: none, jobName: null }).faults).toEqual(['no-role', 'no-kit']);
  });
});

describe('the posto de trabalho', () => {
  const fieldsOf = (workplace: Partial<WorkplaceField>) =>
    Object.assign(new FieldsConfig(), {
      workplace: Object.assign(new WorkplaceField(), workplace),
    });
  const both = [
    { id: 'a', title: ' POSTO DE  TRABALHO', value: 'Recepção' },
    { id: 'b', title: 'Outro', value: { name: 'Estoque' } },
  ];
  it('is found by its title as people type it', () => {
    expect(judge({ customFields: both }).description.workplace).toBe('Recepção');
  });
  it('is found by its id before its title', () => {
    const fields = fieldsOf({ id: 'b', title: 'Posto de trabalho' });
    expect(judge({ customFields: both }, { fields }).description.workplace).toBe('Estoque');
  });
  it('is missed only where it is required', () => {
    const over = { customFields: [] };
    expect(judge(over, { fields: fieldsOf({ title: 'X' }) }).faults).toEqual(['no-kit']);
    expect(judge(over, { fields: fieldsOf({ title: 'X', required: true }) }).faults).toContain(
      'no-workplace',
    );
  });
});

it('a hire without a date needs attention', () => {
  expect(judge({ hiringDate: null }).faults).toEqual(['no-hiring-date']);
  expect(judge({ hiringDate: 'em breve' }).faults).toEqual(['no-hiring-date']);
});

it('a hire that needs nothing needs no CPF and no date', () => {
  const judged = judgeHire(
    { ...hireFacts(data), hiringType: 'internal_transfer', hiringDate: null, customFields: [] },
    readPerson(undefined),
    config,
    new WorkingDays(),
  );
  expect(judged).toMatchObject({ faults: [], items: [] });
});
