/**
 * Parts of the synthetic values that stand in the documents. The sealed ones have the form of a token and open with no
 * key: what they would hold is personal.
 */
const payload = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v';

/** A sealed part in form only. */
export function exampleSealed(
  purpose: string,
  system = 'gupy',
  source = 'acme',
  person = '256080',
): string {
  return `v1.k1.${purpose}:${system}:${source}:${person}.${payload}`;
}

export const exampleJob = {
  id: 8451877,
  name: 'Analista de Suporte',
  type: 'vacancy_type_effective',
  departmentCode: 'D-100',
  roleCode: 'R-200',
  branchCode: null,
  customFields: [
    { id: '0b88a80f-0000-4000-8000-10246fa099ba', title: 'Posto de trabalho', value: 'Recepção' },
    { id: '1c99a80f-0000-4000-8000-10246fa099bb', title: 'Trabalho híbrido', value: true },
  ],
  department: { id: 726936, code: 'D-100', name: 'TI', similarity: 'operations' },
  role: { id: 1304055, code: 'R-200', name: 'Analista', similarity: 'auxiliary' },
  branch: { id: 1049440, code: null, name: 'Matriz > São Paulo' },
  quickApply: false,
};

export const exampleApplication = {
  id: 529925562,
  score: 36.35,
  partnerName: 'gupy_public_page',
  currentStep: { id: 54392498, name: 'Exames', type: 'offline' },
};

export const exampleEnvelope = {
  source: 'acme',
  companyName: 'ACME',
  id: '7d0f3a0e-1111-4222-8333-444455556666',
  date: '2026-03-02T18:41:24.120Z',
  sealed: { candidate: exampleSealed('candidate'), raw: exampleSealed('raw') },
};
