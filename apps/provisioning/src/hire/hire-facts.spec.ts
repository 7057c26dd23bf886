import type { GupyCandidateHired } from '@ponte/contracts';
import { gupySample } from '@ponte/testing';
import { hireFacts } from './hire-facts';

const CPF = '529.982.247-25';
const factsWith = (text: string) => {
  const data = gupySample('candidate.hired').data as unknown as GupyCandidateHired['data'];
  const { job, application } = data;
  const step = { ...application.currentStep, name: text } as typeof application.currentStep;
  return hireFacts({
    ...data,
    application: { ...application, hiringType: text, currentStep: step },
    job: {
      ...job!,
      ...{ name: text, role: { name: text }, roleCode: text, department: { name: text } },
      ...{ departmentCode: text, branch: { name: text }, branchCode: text },
      customFields: [
        { id: 'a', title: text, value: text },
        { id: 'b', title: 'Outro', value: { [text]: [{ deep: text }] } },
        { id: 'c', title: 'Posto de trabalho', value: { name: 'Recepção', n: 7 } },
      ],
    } as GupyCandidateHired['data']['job'],
  });
};

it('a text that people typed a CPF into is left out, wherever it stands', () => {
  const facts = factsWith(`Vaga de ${CPF}`);
  expect(JSON.stringify(facts)).not.toContain('529');
  expect(facts).toMatchObject({ jobName: null, hiringType: null, step: { name: null } });
  expect(facts.customFields).toEqual([
    { id: 'a', title: null, value: null },
    { id: 'b', title: 'Outro', value: null },
    { id: 'c', title: 'Posto de trabalho', value: { name: 'Recepção', n: 7 } },
  ]);
});

it('a character that the database cannot keep is none of a text: the rest of the hire is', () => {
  const facts = factsWith('Ana\0lista \ud83d');
  const text = JSON.stringify(facts);
  expect(text).not.toMatch(/\\u0000|\\ud83d/);
  expect(facts).toMatchObject({ jobName: 'Analista \ufffd', step: { name: 'Analista \ufffd' } });
  expect(facts.customFields[1]).toEqual({
    ...{ id: 'b', title: 'Outro' },
    value: { 'Analista \ufffd': [{ deep: 'Analista \ufffd' }] },
  });
});
